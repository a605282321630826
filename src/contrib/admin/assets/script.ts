import { readFileSync } from "node:fs";
import { asset } from "./asset.ts";

/** Files of `scripts/`: JavaScript for browsers. Each does one thing for pages that do all of it without, too. */
const files = [
  new URL("../scripts/select-rows.js", import.meta.url),
  new URL("../scripts/filters.js", import.meta.url),
  new URL("../scripts/prepopulate.js", import.meta.url),
  new URL("../scripts/autocomplete.js", import.meta.url),
  new URL("../scripts/filter-options.js", import.meta.url),
  new URL("../scripts/inline-rows.js", import.meta.url),
];

/** The module of every page of the admin site. Braces keep the names of the files apart. */
export const script = asset("js", "text/javascript; charset=utf-8", files.map(block).join("\n"));

// Each is named as a whole, so that a bundler finds it.
function block(file: URL): string {
  return `{\n${readFileSync(file, "utf8")}\n}`;
}
