// What `tolv build` runs in the end: loads the code once, so that Node keeps what it has compiled.
import { enter } from "./enter.js";

await enter("primeMain");
