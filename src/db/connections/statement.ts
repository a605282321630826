/** SQL with its bound values. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
  /** The label of the model that the statement serves, for errors. */
  readonly model?: string;
  /** True for a text that does not come again: preparing it by name would only fill the server's memory. */
  readonly once?: boolean;
}

/** What PostgreSQL answered, as text: fields and types decide what the texts mean. */
export interface RawResult {
  /** `dataTypeID` is the object id of the column's type. */
  readonly columns: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows returned or changed. */
  readonly count: number;
}

/** Anything that statements can be sent to. */
export interface Executor {
  run(statement: Statement): Promise<RawResult>;
}
