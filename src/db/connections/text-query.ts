import type pg from "pg";
import { serialize } from "pg-protocol";
import type { RawResult } from "./statement.ts";

/** A statement as the driver takes it. */
export interface DriverStatement {
  readonly text: string;
  readonly values: readonly (string | Buffer | null)[];
  /** What the server calls it, for those that come again. */
  readonly name?: string | undefined;
}

type Columns = RawResult["columns"];

/** The statements that the server knows by name on one connection, and the columns of each. */
export type PreparedStatements = Map<string, Columns>;

const describe = serialize.describe({ type: "P" });
const execute = Buffer.concat([serialize.execute(), serialize.sync()]);

/**
 * One statement of the driver, sent by one write; its values stay PostgreSQL's texts as they came: making the driver's
 * own rows takes longer. A statement that the server knows is neither parsed nor described again.
 *
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY
 */
export class TextQuery implements pg.Submittable {
  readonly answer: Promise<RawResult>;
  readonly #statement: DriverStatement;
  readonly #prepared: PreparedStatements;
  readonly #settle: PromiseWithResolvers<RawResult>;
  #columns: Columns = [];
  #rows: (readonly (string | null)[])[] = [];
  #result: RawResult = { columns: [], rows: [], count: 0 };

  constructor(statement: DriverStatement, prepared: PreparedStatements) {
    this.#statement = statement;
    this.#prepared = prepared;
    this.#settle = Promise.withResolvers();
    this.answer = this.#settle.promise;
  }

  /** The driver calls this and the others below. */
  submit({ stream }: pg.Connection): void {
    // Whoever waits on a lost connection is told by `handleError`.
    if (stream.writable) stream.write(this.#messages());
  }

  handleRowDescription({ fields }: { readonly fields: Columns }): void {
    this.#columns = fields;
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.#rows.push(fields);
  }

  /** A text of several statements is answered with a result for each; the last one counts. */
  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#result = { columns: this.#columns, rows: this.#rows, count: countIn(text) };
    this.#columns = [];
    this.#rows = [];
  }

  handleEmptyQuery(): void {}

  /** The server waits for rows of COPY, and there are none. */
  handleCopyInResponse({ stream }: pg.Connection): void {
    stream.write(serialize.copyFail("no rows to copy"));
  }

  handleCopyData(): void {}

  /** What failed is prepared anew: its table may have changed, or a pooler may not know it. */
  handleError(error: unknown): void {
    const { name } = this.#statement;
    if (name !== undefined) this.#prepared.delete(name);
    this.#settle.reject(error);
  }

  handleReadyForQuery(): void {
    const { name } = this.#statement;
    if (name !== undefined) this.#prepared.set(name, this.#result.columns);
    this.#settle.resolve(this.#result);
  }

  #messages(): Buffer {
    const { text, values, name } = this.#statement;
    if (name === undefined && values.length === 0) return serialize.query(text);
    const bind = serialize.bind({ statement: name ?? "", values: [...values] });
    const known = name === undefined ? undefined : this.#prepared.get(name);
    if (known === undefined) return Buffer.concat([...parse(text, name), bind, describe, execute]);
    this.#columns = known;
    return Buffer.concat([bind, execute]);
  }
}

/** A name may be left from a failure, and the server would refuse to give it twice. */
function parse(text: string, name: string | undefined): readonly Buffer[] {
  if (name === undefined) return [serialize.parse({ text })];
  return [serialize.close({ type: "S", name }), serialize.parse({ text, name })];
}

/**
 * Rows returned or changed, by a command tag such as `INSERT 0 5`.
 *
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html (CommandComplete)
 */
function countIn(tag: string): number {
  return Number(tag.slice(tag.lastIndexOf(" ") + 1)) || 0;
}
