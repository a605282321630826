import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type PackedPackage, startRegistry } from "../support/local-registry.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const { PATH = "", HOME = "" } = process.env;

/** A site as `npm create tolv@latest` leaves it, unedited; its packages can be had as long as it is there. */
export interface CreatedSite extends AsyncDisposable {
  readonly directory: string;
}

/** Packs this checkout, and creates a site from it as a new user would. */
export async function createSite(name: string): Promise<CreatedSite> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-created-"));
  const packages = [await pack(root, folder), await pack(join(root, "create-tolv"), folder)];
  const upstream = await npmConfig("registry");
  const registry = await startRegistry(packages, upstream);
  // Of the packages the machine may have some already; what is known of versions is not shared.
  await mkdir(join(folder, "cache"));
  await symlink(join(await npmConfig("cache"), "_cacache"), join(folder, "cache", "_cacache"));
  const settings = {
    npm_config_registry: registry.url,
    npm_config_cache: join(folder, "cache"),
    npm_config_prefer_offline: "true",
    // The lock file says where this very package was had, for the engine that builds the image.
    npm_config_omit_lockfile_registry_resolved: "false",
    npm_config_yes: "true",
  };
  await run("npm", ["create", "tolv@latest", "--", name], { cwd: folder, env: { PATH, HOME, ...settings } });
  return {
    directory: join(folder, name),
    [Symbol.asyncDispose]: async () => {
      await registry[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function pack(folder: string, destination: string): Promise<PackedPackage> {
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", destination], { cwd: folder });
  const [packed] = JSON.parse(stdout);
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return { file: join(destination, packed.filename), manifest };
}

async function npmConfig(key: string): Promise<string> {
  return (await run("npm", ["config", "get", key], { cwd: root })).stdout.trim();
}
