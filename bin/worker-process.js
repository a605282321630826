// What `tolv serve` forks for each worker, under the Node of its release: loads the project and serves it.
import { enableCompileCache } from "./compile-cache.js";

enableCompileCache();
const { workerMain } = await import("#rooms/bin");
await workerMain();
