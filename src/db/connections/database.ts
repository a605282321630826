import type { Kysely } from "kysely";
import { defineContextKey } from "#rooms/context";
import { NoContext } from "../errors.ts";
import type { ModelClass } from "../model-meta.ts";
import { createKysely } from "../sql/kysely-dialect.ts";
import type { DatabaseAddress } from "./address.ts";
import { ConnectionPool, type PoolOptions, type PoolUse } from "./pool.ts";
import { bindValue, readRows } from "./raw-values.ts";
import { findReserved, reserve } from "./reservation.ts";
import type { Executor, RawResult, Statement } from "./statement.ts";
import { findLimits, type StatementLimits } from "./statement-limits.ts";
import { type CommitCallback, Transaction, type TransactionOptions } from "./transaction.ts";
import { findScope, nested, outermost } from "./transaction-scope.ts";

export interface DatabaseOptions extends PoolOptions {
  /** Milliseconds after which a statement is stopped on the server; 0 is no limit, as if it were not given. */
  readonly statementTimeout?: number;
  /** Every model of the project: a deletion follows the references between them. */
  readonly models?: readonly ModelClass[];
  /** The zone in which lookups take moments apart (`publishedAt__date`), such as `Europe/Stockholm`; UTC unless given. */
  readonly timeZone?: string | (() => string);
}

/** A transaction for as long as somebody needs it. */
export interface TransactionLease extends Executor, AsyncDisposable {}

/** A PostgreSQL database: its connections, transactions and plain SQL. */
export class Database implements Executor, AsyncDisposable {
  readonly models: readonly ModelClass[];
  readonly #timeZone: string | (() => string);
  readonly #options: DatabaseOptions;
  readonly #pool: ConnectionPool;
  readonly #statementTimeout: number | undefined;

  constructor(options: DatabaseOptions, pool: ConnectionPool = new ConnectionPool(options)) {
    this.#options = options;
    this.models = options.models ?? [];
    this.#timeZone = options.timeZone ?? "UTC";
    this.#pool = pool;
    this.#statementTimeout = options.statementTimeout || undefined;
  }

  /**
   * Executes SQL and reads its rows by PostgreSQL's types. Several statements in one text are allowed without `params`.
   *
   * @throws TolvError of room db, with the SQLSTATE in its details.
   *
   * @example
   * await database.execute<{ n: number }>("select count(*) as n from blog_post where status = $1", ["draft"]);
   */
  async execute<Row = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return readRows<Row>(await this.run({ sql, params: params.map(bindValue) }));
  }

  /** How its connections are used. */
  get poolUse(): PoolUse {
    return this.#pool.use;
  }

  /** The zone in which lookups take moments apart. */
  get timeZone(): string {
    return typeof this.#timeZone === "string" ? this.#timeZone : this.#timeZone();
  }

  /** Sends a statement on the open transaction, or on a connection of the pool. */
  async run(statement: Statement): Promise<RawResult> {
    const scope = findScope(this.#pool);
    if (scope !== undefined) return scope.transaction.run(statement);
    const reserved = findReserved(this.#pool);
    if (reserved !== undefined) return reserved.run(statement, findLimits());
    const connection = await this.#pool.acquire();
    try {
      return await connection.run(statement, this.#limits());
    } finally {
      connection.release();
    }
  }

  /**
   * Runs work in a transaction of this database; inside another one, in a savepoint.
   *
   * @throws TransactionAborted when the work swallowed the error of a statement.
   */
  atomic<Result>(work: () => Promise<Result>, options: TransactionOptions = {}): Promise<Result> {
    const scope = findScope(this.#pool);
    if (scope !== undefined) return nested(scope, options, work);
    return outermost(this.#pool, { statementTimeout: this.#statementTimeout, ...options }, work);
  }

  /**
   * Runs work whose statements outside of transactions all go to one connection, without a time limit of this
   * database: for settings of a session (`SET`), which the work takes back itself.
   */
  reserve<Result>(work: () => Promise<Result>): Promise<Result> {
    return reserve(this.#pool, work);
  }

  /** This database and its connections, where a deletion follows the references between other models. */
  withModels(models: readonly ModelClass[]): Database {
    return new Database({ ...this.#options, models }, this.#pool);
  }

  /** True inside of `atomic`. */
  get inTransaction(): boolean {
    return findScope(this.#pool) !== undefined;
  }

  /** The open transaction, or one of its own that is rolled back when the lease ends: for reading by a cursor. */
  leaseTransaction(): TransactionLease {
    const scope = findScope(this.#pool);
    const transaction = scope?.transaction ?? new Transaction(this.#pool, {});
    return {
      run: (statement) => transaction.run(statement),
      [Symbol.asyncDispose]: async () => {
        if (scope === undefined) await transaction.rollback();
      },
    };
  }

  /** Runs several statements on one connection and in one transaction. */
  transaction<Result>(work: (database: Database) => Promise<Result>, options?: TransactionOptions): Promise<Result> {
    return this.atomic(() => work(this), options);
  }

  /** Calls back after the outermost transaction has been committed; at once where there is none. */
  async onCommit(callback: CommitCallback): Promise<void> {
    const scope = findScope(this.#pool);
    if (scope === undefined) await callback();
    else scope.transaction.onCommit(callback);
  }

  /** Kysely on this database and its open transaction, for what models cannot say; `Tables` are its own table types. */
  kysely<Tables>(): Kysely<Tables> {
    return createKysely<Tables>(this);
  }

  /** Host, port, name and user; never the password. */
  address(): Promise<DatabaseAddress> {
    return this.#pool.address();
  }

  /** Closes the connections when their work is done. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Those of autocommit; in a transaction PostgreSQL itself measures the time that this database allows. */
  #limits(): StatementLimits | undefined {
    const limits = findLimits();
    const timeout = limits?.timeout ?? this.#statementTimeout;
    return timeout === undefined ? limits : { ...limits, timeout };
  }
}

/**
 * Describes a database; the first statement opens the first connection.
 *
 * @example
 * const database = createDatabase({ url: "postgres://me@localhost/mysite", models: [User, Post] });
 * await runInContext([currentDatabase.with(database)], () => Post.filter({ status: "draft" }).all());
 */
export function createDatabase(options: DatabaseOptions): Database {
  return new Database(options);
}

/** The database of the running project. */
export const currentDatabase = defineContextKey<Database>("db.database");

/** @throws NoContext outside a running project. */
export function requireDatabase(): Database {
  const database = currentDatabase.find();
  if (database === undefined) throw new NoContext({});
  return database;
}
