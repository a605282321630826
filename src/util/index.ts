export { asciiJson } from "./ascii-json.ts";
export { capitalised } from "./capitalised.ts";
export { afterwards, type Eventual, rescued, whenThere } from "./eventual.ts";
export { nearest } from "./nearest.ts";
export { oncePer } from "./once-per.ts";
export { oncePerName } from "./once-per-name.ts";
export { pythonJson } from "./python-json.ts";
