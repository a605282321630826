import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mysite, type TolvResult, tolv } from "../../support/tolv.ts";

const checkout = fileURLToPath(new URL("../../../", import.meta.url));

/** A project in a folder of its own, with all that `tolv build` asks for. */
export interface BuildableProject extends AsyncDisposable {
  readonly directory: string;
  path(name: string): string;
  read(name: string): Promise<string>;
  write(name: string, text: string): Promise<void>;
  /** Puts something else in the place of a text that must be there. */
  change(name: string, from: string, to: string): Promise<void>;
  /** Runs `tolv build` with an empty environment. */
  build(environment?: Readonly<Record<string, string>>): Promise<TolvResult>;
}

/** Copies the example site, as somebody has it who has installed Tolv from the registry. */
export async function copyExample(parent = tmpdir()): Promise<BuildableProject> {
  const project = await createProject(parent);
  const isSource = (path: string) => !/^\/(node_modules|\.tolv|build)/.test(path.slice(mysite.length));
  await cp(mysite, project.directory, { recursive: true, filter: isSource });
  await writeCommonFiles(project);
  return project;
}

/** A project of the files that are given. */
export async function projectOf(files: Readonly<Record<string, string>>): Promise<BuildableProject> {
  const project = await createProject(tmpdir());
  await writeCommonFiles(project);
  for (const [name, text] of Object.entries(files)) await project.write(name, text);
  return project;
}

async function createProject(parent: string): Promise<BuildableProject> {
  const directory = await mkdtemp(join(parent, "tolv-build-"));
  const path = (name: string) => join(directory, name);
  const write = (name: string, text: string) => writeFile(path(name), text);
  const read = (name: string) => readFile(path(name), "utf8");
  return {
    directory,
    path,
    read,
    write,
    async change(name, from, to) {
      const text = await read(name);
      assert.ok(text.includes(from), `${name} has no ${from}`);
      await write(name, text.replace(from, to));
    },
    build: (environment = {}) => tolv(["build"], { directory, environment }),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

async function writeCommonFiles(project: BuildableProject): Promise<void> {
  await symlink(join(checkout, "node_modules"), project.path("node_modules"));
  await project.write("package.json", '{ "name": "mysite", "version": "0.1.0", "type": "module" }\n');
  await project.write("package-lock.json", await renderLockFile());
  const config = {
    extends: join(checkout, "tsconfig.json"),
    compilerOptions: { declaration: false },
    include: ["**/*.ts"],
    exclude: ["node_modules", "build"],
  };
  await project.write("tsconfig.json", JSON.stringify(config));
}

/** The checkout's own, as npm writes it where Tolv is a package. */
async function renderLockFile(): Promise<string> {
  const { packages, ...head } = JSON.parse(await readFile(join(checkout, "package-lock.json"), "utf8"));
  const { "": tolvItself, "node_modules/tolv": _link, ...others } = packages;
  const mine = { name: "mysite", version: "0.1.0", dependencies: { tolv: tolvItself.version } };
  const installed = { ...tolvItself, devDependencies: undefined };
  return JSON.stringify({ ...head, packages: { "": mine, "node_modules/tolv": installed, ...others } }, undefined, 2);
}
