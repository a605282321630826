export { developmentMain } from "./development-main.ts";
export { main } from "./main.ts";
