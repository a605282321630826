export { developmentMain } from "./development-main.ts";
export { main } from "./main.ts";
export { workerMain } from "./worker-main.ts";
