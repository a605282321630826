import { once } from "node:events";
import { existsSync, lstatSync, unlinkSync } from "node:fs";
import { connect, type Server } from "node:net";
import { dirname } from "node:path";
import { SocketInUse, SocketUnavailable } from "./errors.ts";

const reasons = {
  EACCES: "this user may not write there",
  EADDRINUSE: "there is a file of another kind",
  ENOTDIR: "a part of the path is no folder",
  ENOENT: "the folder does not exist",
  EINVAL: "the path is longer than the system allows",
} as const;

/**
 * Makes a server listen on a Unix socket. A socket file that a killed server has left behind, where nobody listens any
 * more, is replaced; a file of another kind never is.
 *
 * @throws SocketInUse, SocketUnavailable.
 */
export async function listenOnSocket(server: Server, path: string): Promise<{ readonly path: string }> {
  await removeStale(path);
  try {
    const listening = once(server, "listening");
    server.listen({ path });
    await listening;
  } catch (error) {
    // Node says EACCES of a folder that is not there, too.
    const reason = existsSync(dirname(path)) ? reasonOf(error) : reasons.ENOENT;
    throw new SocketUnavailable({ path, reason }, { cause: error });
  }
  return { path };
}

async function removeStale(path: string): Promise<void> {
  if (!isSocket(path)) return;
  if (await isListening(path)) throw new SocketInUse({ path });
  unlinkSync(path);
}

function isSocket(path: string): boolean {
  try {
    return lstatSync(path).isSocket();
  } catch {
    // Whatever is wrong with the path, listening will tell.
    return false;
  }
}

async function isListening(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, "connect");
    return true;
  } catch (error) {
    if (codeOf(error) === "ECONNREFUSED") return false;
    throw new SocketUnavailable({ path, reason: reasonOf(error) }, { cause: error });
  } finally {
    socket.destroy();
  }
}

function reasonOf(error: unknown): string {
  const known: Readonly<Record<string, string>> = reasons;
  return known[codeOf(error)] ?? String(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
