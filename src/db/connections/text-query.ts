import pg from "pg";
import type { RawResult } from "./statement.ts";

/** One statement of the driver, whose values stay PostgreSQL's texts as they came: making its own rows takes longer. */
export class TextQuery extends pg.Query {
  readonly answer: Promise<RawResult>;
  /** The driver calls it once, when the server is ready for the next statement or has refused this one. */
  readonly callback: (error: unknown) => void;
  #columns: RawResult["columns"] = [];
  #rows: (readonly (string | null)[])[] = [];
  #result: RawResult = { columns: [], rows: [], count: 0 };

  constructor(config: pg.QueryConfig) {
    super(config);
    const { promise, resolve, reject } = Promise.withResolvers<RawResult>();
    this.answer = promise;
    this.callback = (error) => (error ? reject(error) : resolve(this.#result));
  }

  handleRowDescription({ fields }: { readonly fields: RawResult["columns"] }): void {
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
}

/**
 * Rows returned or changed, by a command tag such as `INSERT 0 5`.
 *
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html (CommandComplete)
 */
function countIn(tag: string): number {
  return Number(tag.slice(tag.lastIndexOf(" ") + 1)) || 0;
}
