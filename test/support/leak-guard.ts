// Loaded before every test file by the `--import` of the npm scripts; the process that only runs the files needs none.
import { checkLeaks } from "./leaks.ts";

if (process.env.NODE_TEST_CONTEXT !== undefined) checkLeaks();
