import { readFileSync } from "node:fs";
import { asset } from "./asset.ts";

/** Files of `scripts/`: JavaScript for browsers. Each does one thing for pages that do all of it without, too. */
const files = [
  "select-rows.js",
  "filters.js",
  "prepopulate.js",
  "autocomplete.js",
  "filter-options.js",
  "inline-rows.js",
];

/** The module of every page of the admin site. Braces keep the names of the files apart. */
export const script = asset("js", "text/javascript; charset=utf-8", files.map(block).join("\n"));

function block(file: string): string {
  return `{\n${readFileSync(new URL(`../scripts/${file}`, import.meta.url), "utf8")}\n}`;
}
