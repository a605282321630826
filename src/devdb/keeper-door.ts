import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import type { KeeperAnswer } from "./keeper-answer.ts";

/** The keeper's socket: whoever holds a connection to it is a user of the server. */
export interface KeeperDoor {
  /** Aborts when the last user has left, and the door has closed behind them. */
  readonly deserted: AbortSignal;
  /** Lets the last user know that everything has stopped. */
  dismiss(): void;
}

/** For a keeper whose first user died before it came; milliseconds. */
const patienceForFirstUser = 10_000;

/**
 * Opens the keeper's socket; every user is told the answer once it is there.
 *
 * A connection ends with its process, however that ends, so no user has to sign off.
 */
export async function openDoor(path: string, answer: Promise<KeeperAnswer>): Promise<KeeperDoor> {
  const deserted = new AbortController();
  const users = new Set<Socket>();
  const leaving = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (user) => {
    if (deserted.signal.aborted) return user.destroy();
    users.add(user);
    user.resume().on("error", () => user.destroy());
    for (const event of ["end", "close"]) user.on(event, () => leave(user));
    answer.then((line) => user.write(`${JSON.stringify(line)}\n`));
  });
  const leave = (user: Socket) => {
    if (!users.delete(user)) return;
    if (users.size > 0) return user.end();
    leaving.add(user);
    close();
  };
  const close = () => {
    server.close();
    deserted.abort();
  };
  setTimeout(() => users.size === 0 && close(), patienceForFirstUser).unref();
  // The caller holds the lock, so a socket file that is there belongs to nobody alive.
  await rm(path, { force: true });
  server.listen(path);
  await once(server, "listening");
  const dismiss = () => {
    for (const user of leaving) user.end();
  };
  return { deserted: deserted.signal, dismiss };
}
