import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { generateModels } from "./generate-models.ts";

const root = resolve(import.meta.dirname, "../..");
const rounds = 3;
// Inside of the repository, because `#rooms/…` and the types of Node are found from there.
const directory = mkdtempSync(join(root, "bench/types/.generated-"));
const entryPoint = relative(directory, join(root, "src/db/index.ts"));

try {
  const empty = writeProject("empty", `export * from ${JSON.stringify(entryPoint)};\n`);
  const full = writeProject("models", generateModels(entryPoint));
  const times = { empty: [] as number[], full: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.empty.push(checkSeconds(empty));
    times.full.push(checkSeconds(full));
  }
  report(Math.min(...times.empty), Math.min(...times.full));
} finally {
  rmSync(directory, { recursive: true });
}

/** Writes a project of one file and answers with the path of its configuration. */
function writeProject(name: string, source: string): string {
  const config = join(directory, `${name}.json`);
  writeFileSync(join(directory, `${name}.ts`), source);
  writeFileSync(config, JSON.stringify({ extends: "../../../tsconfig.json", include: [`${name}.ts`] }));
  return config;
}

/** Seconds of processor time of one thread: the wall clock would count what else the machine does. */
function checkSeconds(config: string): number {
  const before = processorSeconds();
  execFileSync(join(root, "node_modules/.bin/tsc"), ["--noEmit", "--singleThreaded", "--project", config], {
    stdio: "inherit",
  });
  return processorSeconds() - before;
}

/**
 * Processor time of all finished children of this process in seconds; Linux only.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html fields 16 and 17, in hundredths of a second
 */
function processorSeconds(): number {
  const afterName = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(afterName[13]) + Number(afterName[14])) / 100;
}

function report(empty: number, full: number): void {
  console.log(`100 models × 15 fields, 20 lookups on each; processor time, the least of ${rounds} rounds:`);
  console.log(`empty check  ${empty.toFixed(2)} s`);
  console.log(`models       ${full.toFixed(2)} s`);
  console.log(`ratio        ${(full / empty).toFixed(1)}`);
}
