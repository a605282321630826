import { requireDatabase } from "./connections/database.ts";
import { DoesNotExist } from "./errors.ts";
import { SqlIdentifier } from "./sql-identifier.ts";

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
 * Writes SQL with bound values: whatever stands in `${…}` travels beside the text, never inside it. Names cannot be
 * bound; `sql.identifier` quotes them.
 *
 * @throws IdentifierInvalid for a name that PostgreSQL cannot have.
 *
 * @example
 * const [{ n }] = await sql<{ n: number }>`select count(*) as n from blog_post where status = ${status}`.all();
 * const rows = await sql`select * from ${sql.identifier("public", table)} order by ${sql.identifier(column)}`.all();
 */
export const sql = Object.assign(statementOf, {
  identifier: (...parts: readonly string[]): SqlIdentifier => new SqlIdentifier(parts),
});

function statementOf<Row = Record<string, unknown>>(
  strings: TemplateStringsArray,
  ...values: readonly unknown[]
): SqlStatement<Row> {
  const { text, params } = written(strings, values);
  const all = () => requireDatabase().execute<Row>(text, params);
  const first = async () => (await all())[0];
  return { text, params, all, first, get: async () => required(await first()) };
}

function written([start = "", ...rest]: readonly string[], values: readonly unknown[]) {
  const params: unknown[] = [];
  const text = rest.reduce((before, part, index) => {
    const value = values[index];
    return `${before}${value instanceof SqlIdentifier ? value.text : `$${params.push(value)}`}${part}`;
  }, start);
  return { text, params };
}

function required<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new DoesNotExist({ model: "sql", filters: [] });
  return row;
}
