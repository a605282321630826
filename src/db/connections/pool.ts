import pg from "pg";
import { DatabaseClosed, PoolExhausted } from "../errors.ts";
import { connectionAcquired } from "../events.ts";
import { type DatabaseAddress, databaseAddress } from "./address.ts";
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
  readonly driver: pg.Pool;
  readonly address: DatabaseAddress;
}

/** The connections of one database; nothing is opened before the first statement. */
export class ConnectionPool {
  readonly #options: PoolOptions;
  readonly #poolSize: number;
  readonly #connectTimeout: number;
  #open: Promise<OpenPool> | undefined;
  #driver: pg.Pool | undefined;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#poolSize = options.poolSize ?? 10;
    this.#connectTimeout = options.connectTimeout ?? 5_000;
  }

  /** How the connections are used; nothing is open before the first statement. */
  get use(): PoolUse {
    const { totalCount: open = 0, idleCount: idle = 0, waitingCount: waiting = 0 } = this.#driver ?? {};
    return { size: this.#poolSize, open, idle, waiting };
  }

  /** Borrows a connection; the borrower releases it. */
  acquire(): Promise<PooledConnection> {
    return connectionAcquired.hasSubscribers ? this.#timedAcquire() : this.#acquire();
  }

  async #timedAcquire(): Promise<PooledConnection> {
    const start = performance.now();
    const connection = await this.#acquire();
    connectionAcquired.emit({ milliseconds: performance.now() - start });
    return connection;
  }

  async #acquire(): Promise<PooledConnection> {
    if (this.#closed) throw new DatabaseClosed({});
    const { driver, address } = await this.#start();
    try {
      // The pool makes its clients of the class that it was given.
      const client = (await driver.connect()) as pg.PoolClient & TidyClient;
      return new PooledConnection(client, this.#options.namedStatements ?? false);
    } catch (error) {
      // A pool that is closed meanwhile leaves those who wait to their time limit.
      if (this.#closed) throw new DatabaseClosed({}, { cause: error });
      throw this.#isExhaustion(error) ? this.#exhausted(error) : connectError(error, address);
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
    const open = await this.#open?.catch(() => undefined);
    await open?.driver.end();
  }

  /** Opens the pool once; where its URL cannot be had, the next statement asks again. */
  #start(): Promise<OpenPool> {
    this.#open ??= this.#openPool().catch((error) => {
      this.#open = undefined;
      throw error;
    });
    return this.#open;
  }

  async #openPool(): Promise<OpenPool> {
    const url = await this.#url();
    const address = databaseAddress(url);
    const driver = new pg.Pool({
      Client: TidyClient,
      connectionString: driverUrl(url),
      // Said here, where the URL may say otherwise: unsaid, the driver asks PGSSLMODE, PGSSLNEGOTIATION and PGAPPNAME.
      ssl: false,
      sslnegotiation: "postgres",
      application_name: this.#options.applicationName ?? "tolv",
      max: this.#poolSize,
      connectionTimeoutMillis: this.#connectTimeout,
      idleTimeoutMillis: this.#options.idleTimeout ?? 10_000,
      keepAlive: true,
    });
    // A server that restarts ends idle connections: without a listener that is an uncaught exception.
    driver.on("error", () => undefined);
    this.#driver = driver;
    return { driver, address };
  }

  async #url(): Promise<string> {
    const { url } = this.#options;
    return typeof url === "string" ? url : url();
  }

  /** The driver's pool says so when no connection came free; a server that does not answer is reported otherwise. */
  #isExhaustion(error: unknown): boolean {
    return error instanceof Error && error.message === "timeout exceeded when trying to connect";
  }

  #exhausted(cause: unknown) {
    return new PoolExhausted({ poolSize: this.#poolSize, milliseconds: this.#connectTimeout }, { cause });
  }
}
