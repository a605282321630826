import { once } from "node:events";
import { lstat, mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MetricsDirectoryUnsafe } from "./errors.ts";

/** How long a busy worker may take to tell its numbers; milliseconds. */
const patience = 2000;

/**
 * The processes that serve one site, as sockets in a folder that only this user can enter. They find each other by
 * their common parent and the port.
 */
export class Siblings {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** @throws MetricsDirectoryUnsafe */
  static async meet(port: number): Promise<Siblings> {
    const user = process.getuid?.() ?? 0;
    const directory = join(tmpdir(), `tolv-metrics-${user}-${process.ppid}-${port}`);
    await mkdir(directory, { mode: 0o700, recursive: true });
    const found = await lstat(directory);
    const isOwn = found.isDirectory() && found.uid === user && (found.mode & 0o077) === 0;
    if (!isOwn) throw new MetricsDirectoryUnsafe({ path: directory });
    return new Siblings(directory);
  }

  /** Where this process shall answer the others. */
  get ownSocket(): string {
    return join(this.#directory, `${process.pid}.sock`);
  }

  /** What the other processes tell; those that have ended are forgotten. */
  async ask(): Promise<string[]> {
    const names = await readdir(this.#directory);
    const sockets = names.map((name) => join(this.#directory, name)).filter((path) => path !== this.ownSocket);
    const answers = await Promise.all(sockets.map(askSocket));
    return answers.filter((answer) => answer !== undefined);
  }

  /** Leaves; the last one takes the folder along. */
  async leave(): Promise<void> {
    await rm(this.ownSocket, { force: true });
    // It stays where others are in it.
    await rmdir(this.#directory).catch(() => undefined);
  }
}

/** One that has ended without tidying up refuses; one that ends meanwhile breaks off. */
async function askSocket(socketPath: string): Promise<string | undefined> {
  try {
    return await read(socketPath);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ECONNREFUSED")
      await rm(socketPath, { force: true });
    return undefined;
  }
}

async function read(socketPath: string): Promise<string> {
  const question = get({ socketPath, agent: false, signal: AbortSignal.timeout(patience) });
  const [answer]: IncomingMessage[] = await once(question, "response");
  return ((await answer?.setEncoding("utf8").toArray()) ?? []).join("");
}
