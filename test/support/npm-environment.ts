import { execFile } from "node:child_process";
import { mkdtemp, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * The environment of an npm that takes packages from a registry of this machine. Its cache of programs is its own, below
 * the folder: the shared one may hold a former build of the same version.
 */
export async function npmEnvironment(registry: string, folder: string): Promise<Readonly<Record<string, string>>> {
  const cache = await mkdtemp(join(folder, ".cache-"));
  await symlink(join(await npmSetting("cache"), "_cacache"), join(cache, "_cacache"));
  return {
    npm_config_registry: registry,
    npm_config_cache: cache,
    npm_config_prefer_offline: "true",
    npm_config_yes: "true",
  };
}

/** A setting of the npm of this machine, such as `registry`. */
export async function npmSetting(name: string): Promise<string> {
  return (await run("npm", ["config", "get", name])).stdout.trim();
}
