import { sql } from "kysely";
import { InvalidValue } from "../errors.ts";
import type { Field } from "../fields/field.ts";
import type { Lookup } from "../types/where.ts";
import type { Fragment } from "./compiler.ts";
import { asText, type Operand } from "./operand.ts";

/** How one lookup is written, and what it binds. */
interface LookupForm {
  write(operand: Operand, slots: readonly unknown[]): Fragment;
  /** The values to bind; a lookup has as many slots as it has of these. */
  readonly bind: readonly ((field: Field | undefined, value: unknown) => unknown)[];
  /** What stands for a slot where the value is an expression: its text with %, _ and \ escaped, for one. */
  readonly wrap?: (expression: Fragment) => Fragment;
}

const plain = (field: Field | undefined, value: unknown) => (field === undefined ? value : field.toDatabase(value));

const compare = (operator: string): LookupForm => ({
  write: ({ sql: value }, [slot]) => sql`${value} ${sql.raw(operator)} ${slot}`,
  bind: [plain],
});

const like = (before: string, after: string): LookupForm => ({
  write: (operand, [slot]) => sql`${asText(operand)} like ${slot}`,
  bind: [(_, value) => before + escapeLike(text(value)) + after],
  wrap: (expression) => sql`${sql.lit(before)} || ${escaped(expression)} || ${sql.lit(after)}`,
});

/** Django compares upper-case text, and so do the indexes that it makes for it. */
const likeIgnoringCase = (before: string, after: string): LookupForm => ({
  ...like(before, after),
  write: (operand, [slot]) => sql`upper(${asText(operand)}) like upper(${slot})`,
});

const matches = (operator: string): LookupForm => ({
  write: (operand, [slot]) => sql`${asText(operand)} ${sql.raw(operator)} ${slot}`,
  bind: [(_, value) => text(value)],
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
  regex: matches("~"),
  iregex: matches("~*"),
  search: {
    write: (operand, [slot]) => sql`to_tsvector(coalesce(${asText(operand)}, '')) @@ plainto_tsquery(${slot})`,
    bind: [(_, value) => text(value)],
  },
  // One array is one parameter: lists of any length share their SQL.
  in: {
    write: ({ sql: value }, [slot]) => sql`${value} = any(${slot})`,
    bind: [(field, value) => items(value).map((item) => plain(field, item))],
  },
  range: {
    write: ({ sql: value }, [low, high]) => sql`${value} between ${low} and ${high}`,
    bind: [(field, value) => plain(field, items(value)[0]), (field, value) => plain(field, items(value)[1])],
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

function escaped(expression: Fragment): Fragment {
  return sql`regexp_replace((${expression})::text, '([\\\\%_])', '\\\\\\1', 'g')`;
}
