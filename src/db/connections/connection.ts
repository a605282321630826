import { createHash } from "node:crypto";
import { queryExecuted } from "../events.ts";
import type { ClientPool } from "./client-pool.ts";
import { isConnectionLost, queryError } from "./driver-errors.ts";
import { wireValue } from "./raw-values.ts";
import type { Executor, RawResult, Statement } from "./statement.ts";
import type { StatementLimits } from "./statement-limits.ts";
import { cancelled, StatementStop } from "./statement-stop.ts";
import { type DriverStatement, TextQuery } from "./text-query.ts";
import type { TidyClient } from "./tidy-client.ts";

interface ConnectionOptions {
  /** Where the client goes back to. */
  readonly clients: ClientPool;
  /** True where statements may have names. */
  readonly named: boolean;
}

/** One borrowed connection. */
export class PooledConnection implements Executor {
  readonly #client: TidyClient;
  readonly #clients: ClientPool;
  readonly #named: boolean;
  #lost = false;

  constructor(client: TidyClient, { clients, named }: ConnectionOptions) {
    this.#client = client;
    this.#clients = clients;
    this.#named = named;
  }

  /** Sends a statement and answers with what PostgreSQL answered; only one at a time. */
  async run(statement: Statement, limits: StatementLimits = {}): Promise<RawResult> {
    if (limits.signal?.aborted) throw cancelled(statement.model);
    const start = performance.now();
    using stop = new StatementStop(this.#client, limits);
    try {
      const { answer } = this.#client.query(new TextQuery(this.#prepare(statement), this.#client.prepared));
      const result = await answer;
      announce(statement, result, start);
      return result;
    } catch (error) {
      throw stop.explain(this.#wrap(error, statement), statement);
    } finally {
      this.#lost ||= stop.wasAsked;
    }
  }

  /** Gives the connection back, or closes it when it was lost. */
  release(): void {
    if (this.#lost) this.#clients.discard(this.#client);
    else this.#clients.giveBack(this.#client);
  }

  #wrap(error: unknown, { model }: Statement): unknown {
    const wrapped = queryError(error, model);
    this.#lost ||= isConnectionLost(wrapped);
    return wrapped;
  }

  #prepare(statement: Statement): DriverStatement {
    const { sql, params } = statement;
    const name = this.#named && isRepeatable(statement) ? statementName(sql) : undefined;
    return { text: sql, values: params.map(wireValue), name };
  }
}

function announce({ sql, model }: Statement, { count }: RawResult, start: number): void {
  if (!queryExecuted.hasSubscribers) return;
  queryExecuted.emit({ sql, milliseconds: performance.now() - start, rows: count, model });
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
