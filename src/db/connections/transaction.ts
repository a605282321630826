import type { TolvError } from "#rooms/errors";
import {
  IsolationNested,
  IsolationUnknown,
  RetriesNested,
  TransactionAborted,
  TransactionFinished,
} from "../errors.ts";
import type { PooledConnection } from "./connection.ts";
import type { ConnectionPool } from "./pool.ts";
import type { Executor, RawResult, Statement } from "./statement.ts";
import { findLimits } from "./statement-limits.ts";

const isolations = ["read committed", "repeatable read", "serializable"] as const;

export type Isolation = (typeof isolations)[number];

export interface TransactionOptions {
  /** The server's default, read committed, unless said otherwise. */
  readonly isolation?: Isolation | undefined;
  /** Milliseconds after which PostgreSQL stops a statement. */
  readonly statementTimeout?: number | undefined;
  /**
   * How often the whole work is run again after a serialization failure or a deadlock; never unless said otherwise.
   * What the work did besides the database happens again too: leave that to `onCommit`.
   */
  readonly retries?: number | undefined;
}

export type CommitCallback = () => void | Promise<void>;

/** One transaction on one connection, opened by its first statement. */
export class Transaction implements Executor {
  readonly pool: ConnectionPool;
  readonly #options: TransactionOptions;
  #opening: Promise<PooledConnection> | undefined;
  #finished = false;
  /** The first statement that failed since the last savepoint: PostgreSQL refuses to commit after it. */
  #failure: unknown;
  /** Statements sent side by side run one after the other. */
  #line: Promise<unknown> = Promise.resolve();
  #callbacks: CommitCallback[] = [];
  #savepoints = 0;

  constructor(pool: ConnectionPool, options: TransactionOptions) {
    this.pool = pool;
    this.#options = options;
  }

  async run(statement: Statement): Promise<RawResult> {
    if (this.#finished) throw new TransactionFinished({});
    this.#opening ??= this.#begin();
    const connection = await this.#opening;
    const result = this.#line.then(() => connection.run(statement, findLimits()));
    this.#line = result.catch((error) => {
      this.#failure ??= error;
    });
    return result;
  }

  onCommit(callback: CommitCallback): void {
    this.#callbacks.push(callback);
  }

  /** Commits, or throws what made PostgreSQL give up; answers with the callbacks that are due. */
  async commit(): Promise<readonly CommitCallback[]> {
    await this.#opening;
    // A statement that nobody waited for may still fail.
    await this.#line;
    if (this.#failure !== undefined) {
      await this.rollback();
      throw aborted(this.#failure);
    }
    await this.#finish("COMMIT");
    return this.#callbacks;
  }

  async rollback(): Promise<void> {
    // A connection that was lost cannot roll back, and need not: the server has done so.
    await this.#finish("ROLLBACK").catch(() => undefined);
  }

  /** Runs work that may fail without ending the transaction. */
  async savepoint<Result>(work: () => Promise<Result>, options: TransactionOptions): Promise<Result> {
    if (options.isolation !== undefined) throw new IsolationNested({});
    if (options.retries !== undefined) throw new RetriesNested({});
    const name = `tolv_${++this.#savepoints}`;
    const callbacks = this.#callbacks.length;
    await this.#send(`SAVEPOINT ${name}`);
    try {
      const result = await work();
      if (this.#failure !== undefined) throw aborted(this.#failure);
      await this.#send(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (error) {
      // Where even that fails, the failure stays on record and the commit will raise.
      await this.#undo(name, callbacks).catch(() => undefined);
      throw error;
    }
  }

  async #begin(): Promise<PooledConnection> {
    const connection = await this.pool.acquire();
    try {
      await connection.run({ sql: beginStatement(this.#options), params: [] });
      return connection;
    } catch (error) {
      connection.release();
      throw error;
    }
  }

  async #finish(sql: "COMMIT" | "ROLLBACK"): Promise<void> {
    this.#finished = true;
    const connection = await this.#opening;
    await this.#line;
    try {
      await connection?.run({ sql, params: [] });
    } finally {
      connection?.release();
    }
  }

  async #undo(name: string, callbacks: number): Promise<void> {
    this.#callbacks.length = callbacks;
    await this.#send(`ROLLBACK TO SAVEPOINT ${name}`);
    this.#failure = undefined;
  }

  async #send(sql: string): Promise<void> {
    await this.run({ sql, params: [] });
  }
}

function beginStatement({ isolation, statementTimeout }: TransactionOptions): string {
  const begin = isolation === undefined ? "BEGIN" : `BEGIN ISOLATION LEVEL ${known(isolation)}`;
  // Inside the transaction, because poolers refuse it as an option of the connection.
  return statementTimeout === undefined
    ? begin
    : `${begin}; SET LOCAL statement_timeout = ${Math.ceil(statementTimeout)}`;
}

/** It becomes part of the text, so its type alone is not enough. */
function known(isolation: Isolation): string {
  if (isolations.includes(isolation)) return isolation;
  throw new IsolationUnknown({ known: isolations });
}

function aborted(cause: unknown): TolvError {
  const unknown = { model: undefined, table: undefined, column: undefined, constraint: undefined };
  return new TransactionAborted({ sqlstate: "25P02", message: "the transaction is aborted", ...unknown }, { cause });
}
