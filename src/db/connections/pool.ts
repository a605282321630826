import type pg from "pg";
import { DatabaseClosed } from "../errors.ts";
import { connectionAcquired } from "../events.ts";
import { type DatabaseAddress, databaseAddress } from "./address.ts";
import { ClientPool } from "./client-pool.ts";
import { PooledConnection } from "./connection.ts";
import { connectError } from "./driver-errors.ts";
import { driverUrl } from "./driver-url.ts";
import { TidyClient } from "./tidy-client.ts";

export interface PoolOptions {
  /** The URL, or a function that finds it when the first connection is needed. */
  readonly url: string | (() => Promise<string>);
  /** The most connections of this process; 10 unless said otherwise. */
  readonly poolSize?: number;
  /** Milliseconds to wait for a connection; 5,000 unless said otherwise. */
  readonly connectTimeout?: number;
  /** Milliseconds after which an idle connection is closed; 10,000 unless said otherwise. */
  readonly idleTimeout?: number;
  /** What PostgreSQL calls the sessions, where the URL gives no name; `tolv` unless said otherwise. */
  readonly applicationName?: string;
  /** Lets PostgreSQL keep plans by name; not every pooler between allows it. */
  readonly namedStatements?: boolean;
}

/** How the connections of a pool are used. */
export interface PoolUse {
  /** The most connections there may be. */
  readonly size: number;
  readonly open: number;
  readonly idle: number;
  /** Statements and transactions that wait for a connection. */
  readonly waiting: number;
}

interface OpenPool {
  readonly clients: ClientPool;
  readonly address: DatabaseAddress;
}

/** The connections of one database; nothing is opened before the first statement. */
export class ConnectionPool {
  readonly #options: PoolOptions;
  readonly #poolSize: number;
  #opening: Promise<OpenPool> | undefined;
  #open: OpenPool | undefined;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#poolSize = options.poolSize ?? 10;
  }

  /** How the connections are used; nothing is open before the first statement. */
  get use(): PoolUse {
    const { open = 0, idle = 0, waiting = 0 } = this.#open?.clients ?? {};
    return { size: this.#poolSize, open, idle, waiting };
  }

  /** Borrows a connection; the borrower releases it. */
  async acquire(): Promise<PooledConnection> {
    if (this.#closed) throw new DatabaseClosed({});
    const start = performance.now();
    const { clients, address } = this.#open ?? (await this.#start());
    try {
      const client = await clients.lend();
      if (connectionAcquired.hasSubscribers) connectionAcquired.emit({ milliseconds: performance.now() - start });
      return new PooledConnection(client, { clients, named: this.#options.namedStatements ?? false });
    } catch (error) {
      throw connectError(error, address);
    }
  }

  /** Where the database is, without the password. */
  async address(): Promise<DatabaseAddress> {
    return databaseAddress(await this.#url());
  }

  /** Closes every connection after its current work; later statements throw `db.closed`. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const open = await this.#opening?.catch(() => undefined);
    await open?.clients.close();
  }

  /** Opens the pool once; where its URL cannot be had, the next statement asks again. */
  #start(): Promise<OpenPool> {
    this.#opening ??= this.#openPool().catch((error) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #openPool(): Promise<OpenPool> {
    const url = await this.#url();
    const address = databaseAddress(url);
    const { connectTimeout = 5_000, idleTimeout = 10_000 } = this.#options;
    const config = this.#clientConfig(url, connectTimeout);
    const makeClient = () => new TidyClient(config);
    const clients = new ClientPool({ makeClient, size: this.#poolSize, waitTimeout: connectTimeout, idleTimeout });
    this.#open = { clients, address };
    return this.#open;
  }

  #clientConfig(url: string, connectTimeout: number): pg.ClientConfig {
    return {
      connectionString: driverUrl(url),
      // Said here, where the URL may say otherwise: unsaid, the driver asks PGSSLMODE, PGSSLNEGOTIATION and PGAPPNAME.
      ssl: false,
      sslnegotiation: "postgres",
      application_name: this.#options.applicationName ?? "tolv",
      connectionTimeoutMillis: connectTimeout,
      keepAlive: true,
    };
  }

  async #url(): Promise<string> {
    const { url } = this.#options;
    return typeof url === "string" ? url : url();
  }
}
