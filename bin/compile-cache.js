import { existsSync } from "node:fs";
import * as module from "node:module";
import { fileURLToPath } from "node:url";

// Beside the packages rather than in a shared /tmp, where another user could plant code; unwritable means unused.
const isCheckout = existsSync(new URL("../src/", import.meta.url));
const directory = new URL(isCheckout ? "../node_modules/.cache/tolv" : "../../.cache/tolv", import.meta.url);

/** Keeps compiled code between two processes; needs Node 22.8. */
export function enableCompileCache() {
  module.enableCompileCache(fileURLToPath(directory));
}
