import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type DocumentedFile, installCheckout, writeFiles } from "./readme.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Writes documented files into a fresh folder that has this checkout installed. */
export async function writeProject(files: readonly DocumentedFile[]): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-guide-"));
  await installCheckout(directory);
  await writeFiles(directory, files);
  return directory;
}

/**
 * Type-checks the folder under the checkout's own rules, but that a page may show a value without using it; what the
 * compiler says of the checkout is not the page's.
 */
export async function compileProject(directory: string): Promise<void> {
  const typeRoots = [join(root, "node_modules/@types")];
  const compilerOptions = { typeRoots, declaration: false, noUnusedLocals: false, noUnusedParameters: false };
  const settings = { extends: join(root, "tsconfig.json"), compilerOptions, include: [directory], exclude: [] };
  await writeFile(join(directory, "tsconfig.json"), JSON.stringify(settings));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = await run(process.execPath, [compiler], { cwd: directory }).catch((error: unknown) => ({
    stdout: String(Reflect.get(Object(error), "stdout")),
  }));
  const findings = stdout
    .split("\n")
    .filter((line) => /^\w[\w/.-]*\(\d/.test(line) && !line.startsWith("node_modules"));
  assert.deepEqual(findings, []);
}
