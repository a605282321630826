import { chmod, mkdir, mkdtemp, readlink, realpath, rm, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DirectoryUnusable } from "./errors.ts";
import { isRoot } from "./postgres/account.ts";
import { makeSharedFolder } from "./shared-folder.ts";
import { socketPath } from "./socket-path.ts";
import { storageFailure } from "./storage-failure.ts";

/** The files of one development database. */
export interface StateDirectory {
  readonly root: string;
  /** PostgreSQL's own folder, made by `initdb`. */
  readonly data: string;
  /** Held by the keeper as long as it lives. */
  readonly lock: string;
  /** Where the keeper listens. */
  readonly socket: string;
  /** The database password, mode 0600. */
  readonly password: string;
  /** The port of the last run, taken again if it is free. */
  readonly port: string;
  readonly serverLog: string;
  readonly keeperLog: string;
}

/**
 * Makes the folder `.tolv/postgres` of a project, or finds it.
 *
 * Root's is a link to a folder that an unprivileged user can reach: the project may lie under a home of mode 0700.
 *
 * @throws DirectoryUnusable, DiskFull
 */
export async function prepareStateDirectory(project: string): Promise<StateDirectory> {
  const place = join(project, ".tolv", "postgres");
  try {
    await makeIgnoredFolder(dirname(place));
    await (isRoot() ? linkShared(place) : mkdir(place, { recursive: true, mode: 0o700 }));
    const root = await realpath(place);
    await refuseForeign(root);
    return filesIn(root, await socketPath(root));
  } catch (error) {
    throw storageFailure(place, error);
  }
}

/** Data and password must not get into a repository, whatever the project's own .gitignore says. */
async function makeIgnoredFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, ".gitignore"), "*\n", { flag: "wx" }).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
}

async function linkShared(place: string): Promise<void> {
  const parent = await makeSharedFolder("postgres");
  const linked = await readlink(place).catch(() => undefined);
  const target = linked ?? (await mkdtemp(join(parent, "data-")));
  // Somebody may have deleted what the link points to.
  await mkdir(target, { recursive: true });
  await chmod(target, 0o711);
  if (linked === undefined) await linkOnce(target, place);
}

/** Another command may have been faster; its link counts. */
async function linkOnce(target: string, place: string): Promise<void> {
  await symlink(target, place).catch(async (error) => {
    await rm(target, { recursive: true });
    if (error.code !== "EEXIST") throw error;
  });
}

async function refuseForeign(directory: string): Promise<void> {
  const { uid } = await stat(directory);
  const ours = process.getuid?.();
  if (uid === ours) return;
  throw new DirectoryUnusable({
    directory,
    reason: `it belongs to user ${uid}, and this command runs as user ${ours}`,
  });
}

function filesIn(root: string, socket: string): StateDirectory {
  return {
    root,
    socket,
    data: join(root, "data"),
    lock: join(root, "lock"),
    password: join(root, "password"),
    port: join(root, "port"),
    serverLog: join(root, "server.log"),
    keeperLog: join(root, "keeper.log"),
  };
}
