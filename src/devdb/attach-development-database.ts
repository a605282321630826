import { join } from "node:path";
import { type KeeperLink, leaveKeeper, linkKeeper } from "./keeper/keeper-link.ts";
import { serverAccount } from "./postgres/account.ts";
import type { LaunchPlan } from "./postgres/launch-plan.ts";
import { locateBinaries, prepareBinaries } from "./postgres/server-binaries.ts";
import { prepareStateDirectory } from "./state-directory.ts";

/** Which development database, and how it runs. */
export interface DevelopmentDatabaseOptions {
  /** The project's folder; the data is kept below it, in `.tolv/postgres`. */
  readonly directory: string;
  /** Settings of PostgreSQL over Tolv's own; those of the user who came first count. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A share in a running development database. */
export interface DevelopmentDatabase extends AsyncDisposable {
  /** `postgres://…` with the password: never print it. */
  readonly url: string;
  /** Gives the share back; the last one to do so waits until the server has stopped. */
  release(): Promise<void>;
}

/**
 * Attaches to the project's development PostgreSQL: makes it, starts it or joins it, as the case may be.
 *
 * Commands that run at once share one server. It stops when the last of them has left or died, and keeps its data.
 *
 * @throws PlatformUnsupported, BinariesMissing, DirectoryUnusable, DiskFull, VersionMismatch, ServerFailed, KeeperFailed
 *
 * @example
 * await using database = await attachDevelopmentDatabase({ directory: process.cwd() });
 * const client = new Client({ connectionString: database.url });
 */
export async function attachDevelopmentDatabase(options: DevelopmentDatabaseOptions): Promise<DevelopmentDatabase> {
  const plan = await planFor(options);
  let released = false;
  const join = async (): Promise<KeeperLink> => {
    const next = await linkKeeper(plan);
    next.socket.once("close", () => released || rejoin());
    return next;
  };
  // A killed keeper leaves its server running; a new one takes it over for those who still use it.
  const rejoin = () => {
    link = join();
    link.catch(() => undefined);
  };
  let link = join();
  const { url } = await link;
  const release = async () => {
    released = true;
    await link.then(leaveKeeper, () => undefined);
  };
  return { url, release, [Symbol.asyncDispose]: release };
}

async function planFor({ directory, settings = {} }: DevelopmentDatabaseOptions): Promise<LaunchPlan> {
  const state = await prepareStateDirectory(directory);
  const binaries = await prepareBinaries(locateBinaries(), join(state.root, "programs"));
  return { state, binaries, account: serverAccount(), settings };
}
