import { createServer, type Server, type Socket } from "node:net";
import { type Address, bind } from "../bind.ts";

/** Who takes connections that have not been read from. */
export interface Taker {
  /** False while it has one that it has not yet taken. */
  readonly isFree: boolean;
  /** Offers a connection; resolves with false when the taker ended without having taken it. */
  take(socket: Socket): Promise<boolean>;
}

/**
 * The listening socket: accepts every connection and offers it to the takers in turn; while none is free it waits here.
 *
 * A connection stays open here until it was taken, so that one that was offered to a dying process goes to another.
 */
export class FrontDoor {
  readonly #server: Server;
  readonly #waiting: Socket[] = [];
  readonly #takers: Taker[] = [];
  #isClosing = false;

  constructor() {
    this.#server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => this.#accept(socket));
  }

  /**
   * Starts to listen, and returns where.
   *
   * @throws PortInUse, PortForbidden, AddressUnavailable, SocketInUse.
   */
  open(address: Address): Promise<Address> {
    return bind(this.#server, address);
  }

  /** Offers connections to a taker from now on. */
  admit(taker: Taker): void {
    this.#takers.push(taker);
    this.#offerAll();
  }

  /** Offers no further connection to a taker. */
  dismiss(taker: Taker): void {
    const index = this.#takers.indexOf(taker);
    if (index !== -1) this.#takers.splice(index, 1);
  }

  /** Stops accepting; those that wait are offered, whether a taker is free or not. */
  close(): void {
    this.#isClosing = true;
    this.#server.close();
    this.#offerAll();
    if (this.#takers.length === 0) for (const socket of this.#waiting.splice(0)) socket.destroy();
  }

  #accept(socket: Socket): void {
    // A client that leaves is the business of whoever serves it.
    socket.on("error", () => undefined);
    this.#waiting.push(socket);
    this.#offerAll();
  }

  #offerAll(): void {
    while (this.#waiting.length > 0) {
      const taker = this.#nextTaker();
      if (taker === undefined) return;
      for (const socket of this.#waiting.splice(0, 1)) void this.#offer(socket, taker);
    }
  }

  #nextTaker(): Taker | undefined {
    const index = this.#takers.findIndex((taker) => taker.isFree || this.#isClosing);
    const [next] = index === -1 ? [] : this.#takers.splice(index, 1);
    if (next !== undefined) this.#takers.push(next);
    return next;
  }

  async #offer(socket: Socket, taker: Taker): Promise<void> {
    // The taker has a copy of its own.
    if (await taker.take(socket)) socket.destroy();
    else this.#waiting.unshift(socket);
    this.#offerAll();
  }
}
