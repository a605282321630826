import { createServer, type Server, type Socket } from "node:net";
import { type ListeningAddress, listen } from "../listen.ts";

/** Takes a connection that has not been read from. */
export type Receiver = (socket: Socket) => void;

/**
 * The port of the development server: accepts every connection, hands it to whoever serves, and keeps it waiting while
 * nobody does.
 */
export class DevelopmentPort {
  readonly #waiting = new Set<Socket>();
  #server: Server | undefined;
  #address: ListeningAddress | undefined;
  #receiver: Receiver | undefined;
  #asked = Promise.withResolvers<void>();

  /** Where it listens; undefined before the first `listen`. */
  get address(): ListeningAddress | undefined {
    return this.#address;
  }

  /** Resolves as soon as a connection waits. */
  get asked(): Promise<void> {
    return this.#asked.promise;
  }

  /**
   * Listens at an address, and no longer where it did before; on an error it stays.
   *
   * @throws PortInUse, PortForbidden, AddressUnavailable.
   */
  async listen(address: ListeningAddress): Promise<void> {
    if (this.#address?.host === address.host && this.#address.port === address.port) return;
    const server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => this.#hand(socket));
    this.#address = await listen({ server, ...address });
    this.#server?.close();
    this.#server = server;
  }

  /** Hands over the connections that wait and those to come. */
  handTo(receiver: Receiver): void {
    this.#receiver = receiver;
    this.#asked = Promise.withResolvers();
    for (const socket of this.#waiting) receiver(socket);
    this.#waiting.clear();
  }

  /** Keeps connections from now on. */
  hold(): void {
    this.#receiver = undefined;
  }

  close(): void {
    this.#server?.close();
    for (const socket of this.#waiting) socket.destroy();
  }

  #hand(socket: Socket): void {
    // A client that leaves is the business of whoever serves it.
    socket.on("error", () => undefined);
    if (this.#receiver === undefined) this.#keep(socket);
    else this.#receiver(socket);
  }

  #keep(socket: Socket): void {
    this.#waiting.add(socket);
    this.#asked.resolve();
  }
}
