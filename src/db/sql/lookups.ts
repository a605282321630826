import { sql } from "kysely";
import { InvalidValue } from "../errors.ts";
import type { Field } from "../fields/field.ts";
import type { Lookup } from "../types/where.ts";
import type { Fragment } from "./compiler.ts";

/** How one lookup is written, and what it binds. */
interface LookupForm {
  write(column: Fragment, slots: readonly unknown[]): Fragment;
  /** The values to bind; a lookup has as many slots as it has of these. */
  readonly bind: readonly ((field: Field, value: unknown) => unknown)[];
}

const plain = (field: Field, value: unknown) => field.toDatabase(value);

const compare = (operator: string): LookupForm => ({
  write: (column, [slot]) => sql`${column} ${sql.raw(operator)} ${slot}`,
  bind: [plain],
});

const like = (before: string, after: string): LookupForm => ({
  write: (column, [slot]) => sql`${column}::text like ${slot}`,
  bind: [(_, value) => before + escapeLike(text(value)) + after],
});

/** Django compares upper-case text, and so do the indexes that it makes for it. */
const likeIgnoringCase = (before: string, after: string): LookupForm => ({
  ...like(before, after),
  write: (column, [slot]) => sql`upper(${column}::text) like upper(${slot})`,
});

const forms: Readonly<Record<Exclude<Lookup, "isnull">, LookupForm>> = {
  exact: compare("="),
  gt: compare(">"),
  gte: compare(">="),
  lt: compare("<"),
  lte: compare("<="),
  iexact: likeIgnoringCase("", ""),
  contains: like("%", "%"),
  icontains: likeIgnoringCase("%", "%"),
  startswith: like("", "%"),
  istartswith: likeIgnoringCase("", "%"),
  endswith: like("%", ""),
  iendswith: likeIgnoringCase("%", ""),
  // One array is one parameter: lists of any length share their SQL.
  in: {
    write: (column, [slot]) => sql`${column} = any(${slot})`,
    bind: [(field, value) => items(value).map((item) => field.toDatabase(item))],
  },
  range: {
    write: (column, [low, high]) => sql`${column} between ${low} and ${high}`,
    bind: [(field, value) => field.toDatabase(items(value)[0]), (field, value) => field.toDatabase(items(value)[1])],
  },
};

/** The words that may follow `__` at the end of a path. */
export const lookupNames: ReadonlySet<string> = new Set([...Object.keys(forms), "isnull"]);

export function isLookup(word: string): word is Lookup {
  return lookupNames.has(word);
}

/** How a lookup other than `isnull` is written and bound. */
export function lookupForm(lookup: Exclude<Lookup, "isnull">): LookupForm {
  return forms[lookup];
}

function items(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new InvalidValue({ kind: "list", expected: "an array", found: typeof value });
  return value;
}

function text(value: unknown): string {
  if (typeof value !== "string") throw new InvalidValue({ kind: "text", expected: "a string", found: typeof value });
  return value;
}

/** Makes %, _ and \ stand for themselves in a LIKE pattern. */
function escapeLike(value: string): string {
  return value.replace(/[\\%_]/g, "\\$&");
}
