export { asciiJson } from "./ascii-json.ts";
export { nearest } from "./nearest.ts";
