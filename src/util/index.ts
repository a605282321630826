export { asciiJson } from "./ascii-json.ts";
export { capitalised } from "./capitalised.ts";
export { nearest } from "./nearest.ts";
export { pythonJson } from "./python-json.ts";
