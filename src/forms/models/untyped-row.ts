/** What every row can do, without the types of its model. */
export interface UntypedRow {
  save(options?: { readonly fields: readonly string[] }): Promise<void>;
  delete(): Promise<unknown>;
  fullClean(options: { readonly exclude: readonly string[] }): Promise<void>;
  related(name: string): { set(rows: readonly unknown[]): Promise<void> };
}

/** A row of any model. */
export function asRow(row: object): UntypedRow {
  // Every class that Model() declares gives its rows these methods.
  return row as UntypedRow;
}
