import { createHash } from "node:crypto";
import type { PoolClient, QueryArrayConfig, QueryArrayResult } from "pg";
import { queryExecuted } from "../events.ts";
import { isConnectionLost, queryError } from "./driver-errors.ts";
import type { Executor, RawResult, Statement } from "./statement.ts";

/** Hands every value over as PostgreSQL's text: the fields of models know how to read it. */
const asText = { getTypeParser: () => (text: string) => text };

/** One borrowed connection. */
export class PooledConnection implements Executor {
  readonly #client: PoolClient;
  readonly #named: boolean;
  #lost = false;
  /** Statements sent side by side in one transaction run one after the other. */
  #line: Promise<unknown> = Promise.resolve();

  constructor(client: PoolClient, named: boolean) {
    this.#client = client;
    this.#named = named;
  }

  run(statement: Statement): Promise<RawResult> {
    const result = this.#line.then(() => this.#timed(statement));
    this.#line = result.catch(() => undefined);
    return result;
  }

  /** Gives the connection back, or closes it when it was lost. */
  release(): void {
    this.#client.release(this.#lost);
  }

  async #timed(statement: Statement): Promise<RawResult> {
    const start = performance.now();
    const result = await this.#query(statement);
    if (queryExecuted.hasSubscribers) {
      const milliseconds = performance.now() - start;
      queryExecuted.emit({ sql: statement.sql, milliseconds, rows: result.count, model: statement.model });
    }
    return result;
  }

  async #query(statement: Statement): Promise<RawResult> {
    try {
      return rawResult(await this.#client.query(this.#config(statement)));
    } catch (error) {
      const wrapped = queryError(error, statement.model);
      this.#lost ||= isConnectionLost(wrapped);
      throw wrapped;
    }
  }

  #config({ sql, params }: Statement): QueryArrayConfig {
    const config = { text: sql, values: [...params], rowMode: "array" as const, types: asText };
    return this.#named && params.length > 0 ? { ...config, name: statementName(sql) } : config;
  }
}

/** Names are cut at 63 bytes by PostgreSQL, so the text of the statement cannot be its name. */
function statementName(sql: string): string {
  return createHash("sha256").update(sql).digest("base64url");
}

/** A text of several statements answers with a result for each; the last one counts. */
function rawResult(answer: QueryArrayResult<(string | null)[]> | QueryArrayResult<(string | null)[]>[]): RawResult {
  const result = Array.isArray(answer) ? answer.at(-1) : answer;
  const columns = result?.fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })) ?? [];
  return { columns, rows: result?.rows ?? [], count: result?.rowCount ?? 0 };
}
