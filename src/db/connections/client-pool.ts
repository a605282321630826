import { DatabaseClosed, PoolExhausted } from "../errors.ts";
import type { TidyClient } from "./tidy-client.ts";

export interface ClientPoolOptions {
  /** Makes a client that is not connected yet. */
  readonly makeClient: () => TidyClient;
  /** The most clients. */
  readonly size: number;
  /** Milliseconds to wait for a client that somebody else has. */
  readonly waitTimeout: number;
  /** Milliseconds after which an idle client is closed. */
  readonly idleTimeout: number;
}

interface IdleClient {
  readonly client: TidyClient;
  readonly since: number;
}

/**
 * Lends the driver's clients, first the one that was used last. The driver's own pool sets and clears two timers for
 * each loan; here one timer looks after all that are idle, and only who has to wait has another.
 */
export class ClientPool {
  readonly #options: ClientPoolOptions;
  /** Those that are open or about to be. */
  readonly #clients = new Set<TidyClient>();
  /** The longest idle first. */
  readonly #idle: IdleClient[] = [];
  /** The longest waiting first. */
  readonly #waiters = new Set<PromiseWithResolvers<TidyClient>>();
  readonly #drained = Promise.withResolvers<void>();
  #sweeper: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: ClientPoolOptions) {
    this.#options = options;
  }

  get open(): number {
    return this.#clients.size;
  }

  get idle(): number {
    return this.#idle.length;
  }

  get waiting(): number {
    return this.#waiters.size;
  }

  /**
   * An idle client, a new one, or the next that is given back; the borrower gives it back or discards it.
   *
   * @throws DatabaseClosed, PoolExhausted, or what the driver says where it cannot connect.
   */
  lend(): TidyClient | Promise<TidyClient> {
    if (this.#closed) throw new DatabaseClosed({});
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle.client;
    return this.#clients.size < this.#options.size ? this.#connect() : this.#wait();
  }

  giveBack(client: TidyClient): void {
    if (this.#closed) this.discard(client);
    // One that was lost meanwhile is of no use to anybody.
    if (!this.#clients.has(client)) return;
    const waiter = this.#nextWaiter();
    if (waiter === undefined) this.#rest(client);
    else waiter.resolve(client);
  }

  /** Closes a client, whose place goes to the next who waits. */
  discard(client: TidyClient): void {
    if (!this.#clients.delete(client)) return;
    const place = this.#idle.findIndex((idle) => idle.client === client);
    if (place >= 0) this.#idle.splice(place, 1);
    const ended = client.end();
    const waiter = this.#nextWaiter();
    if (waiter !== undefined) this.#connect().then(waiter.resolve, waiter.reject);
    if (this.#closed && this.#clients.size === 0) void ended.then(this.#drained.resolve);
  }

  /** Closes the idle clients at once and the others when they are given back; refuses those who wait. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#sweeper);
    for (const { reject } of this.#waiters) reject(new DatabaseClosed({}));
    this.#waiters.clear();
    for (const { client } of [...this.#idle]) this.discard(client);
    if (this.#clients.size > 0) await this.#drained.promise;
  }

  async #connect(): Promise<TidyClient> {
    const client = this.#options.makeClient();
    this.#clients.add(client);
    // A server that restarts ends connections with an event, for the idle ones nothing else; unheard, it would be an
    // uncaught exception.
    client.on("error", () => this.discard(client));
    try {
      await client.connect();
      return client;
    } catch (error) {
      // Where the client itself gave up, as without a password, it leaves the socket to the server's time limit.
      this.discard(client);
      throw error;
    }
  }

  async #wait(): Promise<TidyClient> {
    const waiter = Promise.withResolvers<TidyClient>();
    this.#waiters.add(waiter);
    const { size, waitTimeout } = this.#options;
    const timer = setTimeout(() => {
      this.#waiters.delete(waiter);
      waiter.reject(new PoolExhausted({ poolSize: size, milliseconds: waitTimeout }));
    }, waitTimeout);
    return waiter.promise.finally(() => clearTimeout(timer));
  }

  #nextWaiter(): PromiseWithResolvers<TidyClient> | undefined {
    const [waiter] = this.#waiters;
    if (waiter !== undefined) this.#waiters.delete(waiter);
    return waiter;
  }

  #rest(client: TidyClient): void {
    this.#idle.push({ client, since: performance.now() });
    this.#sweeper ??= setTimeout(() => this.#sweep(), this.#options.idleTimeout);
  }

  #sweep(): void {
    const { idleTimeout } = this.#options;
    const oldest = performance.now() - idleTimeout;
    for (const { client } of this.#idle.filter(({ since }) => since <= oldest)) this.discard(client);
    const [next] = this.#idle;
    this.#sweeper = next && setTimeout(() => this.#sweep(), next.since - oldest);
  }
}
