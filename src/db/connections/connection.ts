import { createHash } from "node:crypto";
import type { PoolClient, QueryConfig } from "pg";
import { queryExecuted } from "../events.ts";
import { isConnectionLost, queryError } from "./driver-errors.ts";
import type { Executor, RawResult, Statement } from "./statement.ts";
import type { StatementLimits } from "./statement-limits.ts";
import { cancelled, StatementStop } from "./statement-stop.ts";
import { TextQuery } from "./text-query.ts";
import type { TidyClient } from "./tidy-client.ts";

/** One borrowed connection. */
export class PooledConnection implements Executor {
  readonly #client: PoolClient & TidyClient;
  readonly #named: boolean;
  #lost = false;

  constructor(client: PoolClient & TidyClient, named: boolean) {
    this.#client = client;
    this.#named = named;
  }

  run(statement: Statement, limits?: StatementLimits): Promise<RawResult> {
    if (queryExecuted.hasSubscribers) return this.#timed(statement, limits);
    return limits === undefined ? this.#query(statement) : this.#limited(statement, limits);
  }

  /** Gives the connection back, or closes it when it was lost. */
  release(): void {
    this.#client.release(this.#lost);
  }

  async #timed(statement: Statement, limits: StatementLimits = {}): Promise<RawResult> {
    const start = performance.now();
    const result = await this.#limited(statement, limits);
    const milliseconds = performance.now() - start;
    queryExecuted.emit({ sql: statement.sql, milliseconds, rows: result.count, model: statement.model });
    return result;
  }

  async #limited(statement: Statement, limits: StatementLimits): Promise<RawResult> {
    if (limits.signal?.aborted) throw cancelled(statement.model);
    using stop = new StatementStop(this.#client, limits);
    try {
      return await this.#query(statement);
    } catch (error) {
      throw stop.explain(error, statement);
    } finally {
      this.#lost ||= stop.wasAsked;
    }
  }

  async #query(statement: Statement): Promise<RawResult> {
    try {
      return await this.#client.query(new TextQuery(this.#config(statement))).answer;
    } catch (error) {
      const wrapped = queryError(error, statement.model);
      this.#lost ||= isConnectionLost(wrapped);
      throw wrapped;
    }
  }

  #config(statement: Statement): QueryConfig {
    const { sql, params } = statement;
    const config: QueryConfig = { text: sql, values: [...params] };
    if (this.#named && isRepeatable(statement)) config.name = statementName(sql);
    return config;
  }
}

/** Only a single statement can be prepared: those of models are, and so is whatever has values to bind. */
function isRepeatable({ params, model, once }: Statement): boolean {
  return !once && (params.length > 0 || model !== undefined);
}

/** The most names that are kept; as many statements as an app has, unless it writes values into SQL. */
const nameLimit = 5_000;
const names = new Map<string, string>();

/** Names are cut at 63 bytes by PostgreSQL, so the text of the statement cannot be its name. */
function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash("sha256").update(sql).digest("base64url");
  if (names.size >= nameLimit) names.clear();
  names.set(sql, name);
  return name;
}
