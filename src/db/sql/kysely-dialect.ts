import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import { bindValue, readRows } from "../connections/raw-values.ts";
import type { Executor } from "../connections/statement.ts";
import { KyselyUnsupported } from "../errors.ts";

/** Kysely over an executor, so that its statements take part in the open transaction and in the errors of this room. */
export function createKysely<Tables>(executor: Executor): Kysely<Tables> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new ExecutorDriver(executor),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect });
}

/** The pool belongs to the database, and so do transactions: `atomic` opens them. */
class ExecutorDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(executor: Executor) {
    this.#connection = new ExecutorConnection(executor);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}

  async beginTransaction(): Promise<void> {
    throw new KyselyUnsupported({ feature: "transactions", instead: "atomic()" });
  }

  async commitTransaction(): Promise<void> {
    throw new KyselyUnsupported({ feature: "transactions", instead: "atomic()" });
  }

  async rollbackTransaction(): Promise<void> {
    throw new KyselyUnsupported({ feature: "transactions", instead: "atomic()" });
  }
}

class ExecutorConnection implements DatabaseConnection {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await this.#executor.run({ sql, params: parameters.map(bindValue) });
    return { rows: readRows<Row>(result), numAffectedRows: BigInt(result.count) };
  }

  streamQuery(): never {
    throw new KyselyUnsupported({ feature: "streaming", instead: "limit() and offset()" });
  }
}
