import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const project = `import { defineApp, defineProject } from "tolv";
import { staticFolder, staticfiles } from "tolv/contrib/staticfiles";

const files = defineApp({ name: "files", contributes: [staticFolder(new URL("files/", import.meta.url))] });

export default defineProject({ name: "bench", apps: [staticfiles, files] });
`;

/** A project of static files in a folder of its own. */
export interface BenchProject extends AsyncDisposable {
  readonly directory: string;
  /** Where its app has its files. */
  readonly files: string;
}

/**
 * Makes a project with a number of files: style sheets that refer to images, modules that import the one before, a
 * small file that packs well and a large one that does not.
 */
export async function makeProject(count: number): Promise<BenchProject> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-bench-static-"));
  const files = join(directory, "files");
  await symlink(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(directory, "node_modules"));
  await writeFile(join(directory, "project.ts"), project);
  await writeFile(join(directory, "package.json"), '{ "type": "module" }');
  await mkdir(files);
  await writeSmallAndLarge(files);
  for (let index = 0; index < (count - 2) / 4; index += 1) await writeFour(files, index);
  return { directory, files, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
}

/** Writes a style sheet of 10 KB, `small.css`, and 2 MB that do not pack, `large.bin`. */
export async function writeSmallAndLarge(folder: string): Promise<void> {
  await writeFile(join(folder, "small.css"), Array.from({ length: 200 }, (_, rule) => rulesOf(rule)).join(""));
  await writeFile(join(folder, "large.bin"), randomBytes(2_000_000));
}

/** Rules that differ as those of a real style sheet do. */
function rulesOf(rule: number): string {
  const word = randomBytes(4).toString("hex");
  return `.${word} { margin: ${rule}px ${(rule * 7) % 40}px; color: #${word.slice(0, 6)} }\n`;
}

async function writeFour(files: string, index: number): Promise<void> {
  const folder = join(files, `part${index % 50}`);
  await mkdir(folder, { recursive: true });
  const rules = Array.from({ length: 40 }, (_, rule) => `.c${index}-${rule} { margin: ${rule}px ${index}px }\n`);
  const functions = Array.from(
    { length: 40 },
    (_, number) => `export const f${number} = (a) => a * ${index + number};\n`,
  );
  await writeFile(join(folder, `style${index}.css`), `body { background: url("dot${index}.png") }\n${rules.join("")}`);
  await writeFile(join(folder, `module${index}.js`), `import "./word${index}.js";\n${functions.join("")}`);
  await writeFile(join(folder, `word${index}.js`), `export default ${JSON.stringify(`word ${index}`)};\n`);
  await writeFile(join(folder, `dot${index}.png`), randomBytes(800));
}
