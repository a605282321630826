import { requireDatabase } from "./connections/database.ts";
import { DoesNotExist } from "./errors.ts";

/** A statement whose values are bound, ready to be sent. */
export interface SqlStatement<Row> {
  readonly text: string;
  readonly params: readonly unknown[];
  all(): Promise<Row[]>;
  first(): Promise<Row | undefined>;
  /** @throws DoesNotExist when no row came back. */
  get(): Promise<Row>;
}

/**
 * Writes SQL with bound values: whatever stands in `${…}` travels beside the text, never inside it.
 *
 * @example
 * const [{ n }] = await sql<{ n: number }>`select count(*) as n from blog_post where status = ${status}`.all();
 */
export function sql<Row = Record<string, unknown>>(
  strings: TemplateStringsArray,
  ...params: readonly unknown[]
): SqlStatement<Row> {
  const text = strings.reduce((before, part, index) => `${before}$${index}${part}`);
  const all = () => requireDatabase().execute<Row>(text, params);
  const first = async () => (await all())[0];
  return { text, params, all, first, get: async () => required(await first()) };
}

function required<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new DoesNotExist({ model: "sql", filters: [] });
  return row;
}
