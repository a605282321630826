import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import type { KeeperAnswer } from "./keeper-answer.ts";

/** For a keeper whose first user died before it came; milliseconds. */
const patienceForFirstUser = 10_000;

/**
 * Opens the keeper's socket; every user is told the answer once it is there.
 *
 * The caller holds the lock, so a socket file that is there belongs to nobody alive.
 */
export async function openDoor(path: string, answer: Promise<KeeperAnswer>): Promise<KeeperDoor> {
  await rm(path, { force: true });
  const server = createServer({ allowHalfOpen: true });
  const door = new KeeperDoor(server, answer);
  server.listen(path);
  await once(server, "listening");
  return door;
}

/**
 * The keeper's socket: whoever holds a connection to it is a user of the server.
 *
 * A connection ends with its process, however that ends, so no user has to sign off.
 */
export class KeeperDoor {
  readonly #server: Server;
  readonly #users = new Set<Socket>();
  readonly #deserted = new AbortController();
  #lastUser: Socket | undefined;

  constructor(server: Server, answer: Promise<KeeperAnswer>) {
    this.#server = server;
    server.on("connection", (user) => this.#welcome(user, answer));
    setTimeout(() => this.#users.size === 0 && this.#shut(), patienceForFirstUser).unref();
  }

  /** Aborts when the last user has left; nobody is let in any more. */
  get deserted(): AbortSignal {
    return this.#deserted.signal;
  }

  /** Ends every connection; by that the last user knows that the server has stopped. */
  close(): void {
    this.#shut();
    for (const user of this.#users) user.end();
    this.#lastUser?.end();
  }

  #welcome(user: Socket, answer: Promise<KeeperAnswer>): void {
    if (this.deserted.aborted) {
      user.destroy();
      return;
    }
    this.#users.add(user);
    user.resume().on("error", () => user.destroy());
    for (const event of ["end", "close"]) user.on(event, () => this.#leave(user));
    answer.then((line) => user.write(`${JSON.stringify(line)}\n`));
  }

  #leave(user: Socket): void {
    if (!this.#users.delete(user)) return;
    if (this.#users.size > 0) {
      user.end();
      return;
    }
    this.#lastUser = user;
    this.#shut();
  }

  #shut(): void {
    this.#server.close();
    this.#deserted.abort();
  }
}
