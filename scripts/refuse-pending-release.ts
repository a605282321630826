import { readFileSync } from "node:fs";
import { releaseProblem } from "./release-notes.ts";

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const problem = releaseProblem(read("RELEASE_NOTES.md"), JSON.parse(read("package.json")).version);
if (problem !== undefined) {
  console.error(problem);
  process.exitCode = 1;
}
