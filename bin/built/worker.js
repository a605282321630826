// What `tolv serve` forks for each worker of a build.
import { enter } from "./enter.js";

await enter("workerMain");
