export { builtMain } from "./built-main.ts";
export { builtPrimeMain } from "./built-prime-main.ts";
export { builtServeMain } from "./built-serve-main.ts";
export { builtWorkerMain } from "./built-worker-main.ts";
export { developmentMain } from "./development-main.ts";
export { main } from "./main.ts";
export { workerMain } from "./worker-main.ts";
