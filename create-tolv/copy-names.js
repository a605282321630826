// The rules for names are those of `tolv startproject`: what is published carries its two files along, as they were built.
import { copyFileSync, mkdirSync } from "node:fs";

const built = new URL("../dist/scaffold/names/", import.meta.url);
const own = new URL("names/", import.meta.url);

mkdirSync(own, { recursive: true });
for (const file of ["name-problem.js", "taken-names.js"]) copyFileSync(new URL(file, built), new URL(file, own));
