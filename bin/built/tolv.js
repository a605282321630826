// The `tolv` program of a build: `node build/server/tolv.js serve` needs nothing else of Tolv.
import { enter } from "./enter.js";

await enter("main");
