import { sql } from "kysely";
import { QueryInvalid, UnknownLookup } from "../errors.ts";
import { asKey } from "../key-of.ts";
import type { ModelField, ModelMeta } from "../model-meta.ts";
import type { Conditions, QueryState } from "../queries/query-state.ts";
import { followName, isPrimaryKey, type ManyLink, targetModel } from "../relations.ts";
import type { Lookup } from "../types/where.ts";
import type { Fragment } from "./compiler.ts";
import { isLookup, lookupForm, lookupNames } from "./lookups.ts";
import { Scope } from "./scope.ts";
import { Slot } from "./slot.ts";

/** One condition: where it leads, how it compares, and where an execution finds its value. */
interface Term {
  readonly names: readonly string[];
  readonly lookup: Lookup;
  /** The value of the query that is compiled; only null and `isnull` are looked at. */
  readonly sample: unknown;
  readonly read: (state: QueryState) => unknown;
}

/** Conditions that must hold for one and the same row of a relation to many. */
interface Group {
  readonly scope: Scope;
  readonly link: ManyLink;
  readonly terms: Term[];
}

/** The WHERE clause of a query, or nothing when it has no conditions. */
export function whereClause(scope: Scope, state: QueryState): Fragment {
  const fragments = state.conditions.flatMap((conditions, index) => groupFragment(scope, conditions, index));
  return fragments.length === 0 ? sql`` : sql` where ${sql.join(fragments, sql` and `)}`;
}

function groupFragment(scope: Scope, conditions: Conditions, index: number): Fragment[] {
  const terms = Object.entries(conditions.where).map(([path, sample]) => ({
    ...parsePath(scope.meta, path),
    sample,
    read: ({ conditions: all }: QueryState) => all[index]?.where[path],
  }));
  if (terms.length === 0) return [];
  const all = termsFragment(scope, terms);
  // Rows for which the condition is unknown (NULL) do not fulfil it, so `exclude` keeps them.
  return [conditions.negated ? sql`(${all}) is not true` : sql`(${all})`];
}

function parsePath(meta: ModelMeta, path: string): Pick<Term, "lookup" | "names"> {
  const [names = "", lookup = "exact", ...rest] = path.split("__");
  if (!isLookup(lookup) || rest.length > 0) {
    throw new UnknownLookup({ model: meta.label, path, known: [...lookupNames].sort() });
  }
  return { names: names.split("."), lookup };
}

function termsFragment(scope: Scope, terms: readonly Term[]): Fragment {
  const groups = new Map<string, Group>();
  const plain = terms.flatMap((term) => {
    const end = walk(scope, term.names);
    if ("field" in end) return [lookupFragment(end, term)];
    if (end.rest.length === 0 && term.lookup === "isnull") return [emptiness(end, term)];
    addToGroup(groups, end, term);
    return [];
  });
  return sql.join([...plain, ...[...groups.values()].map(exists)], sql` and `);
}

interface ColumnEnd {
  readonly scope: Scope;
  readonly field: ModelField;
}

interface ManyEnd {
  readonly scope: Scope;
  readonly link: ManyLink;
  readonly name: string;
  readonly rest: readonly string[];
}

/** Follows a path through foreign keys to a column, or to the first relation to many. */
export function walk(scope: Scope, [name = "", ...rest]: readonly string[]): ColumnEnd | ManyEnd {
  const step = followName(scope.meta, name);
  if ("link" in step) return { scope, link: step.link, name, rest };
  const { field } = step;
  const target = targetModel(field);
  if (rest.length === 0 || (target && rest.length === 1 && isPrimaryKey(target.meta, rest[0]))) return { scope, field };
  const joined = scope.join(field);
  if (joined === undefined) {
    throw new QueryInvalid({ model: scope.meta.label, problem: `follows "${name}", which is not a relation` });
  }
  return walk(joined, rest);
}

function lookupFragment({ scope, field: { field }, field: modelField }: ColumnEnd, term: Term): Fragment {
  const column = scope.column(modelField);
  const { lookup, sample, read } = term;
  if (lookup === "isnull") return sample ? sql`${column} is null` : sql`${column} is not null`;
  if (lookup === "exact" && sample === null) return sql`${column} is null`;
  const form = lookupForm(lookup);
  const slots = form.bind.map((bind) => new Slot(({ state }) => bind(field, read(state))));
  return form.write(column, slots);
}

function emptiness({ scope, link }: ManyEnd, { sample }: Term): Fragment {
  const some = exists({ scope, link, terms: [] });
  return sample ? sql`not ${some}` : some;
}

function addToGroup(groups: Map<string, Group>, { scope, link, name, rest }: ManyEnd, term: Term): void {
  const key = `${scope.alias}.${name}`;
  const group = groups.get(key) ?? { scope, link, terms: [] };
  group.terms.push(rest.length === 0 ? keyTerm(link, term) : { ...term, names: rest });
  groups.set(key, group);
}

/** A relation that is compared itself means the primary key of its rows. */
function keyTerm({ target }: ManyLink, term: Term): Term {
  const read = (state: QueryState) => {
    const value = term.read(state);
    return Array.isArray(value) ? value.map((item) => asKey(target, item)) : asKey(target, value);
  };
  return { ...term, names: [target.meta.primaryKey.name], read };
}

/** EXISTS instead of a join: a row with three matching tags stays one row. */
function exists({ scope, link, terms }: Group): Fragment {
  const inner = new Scope({ meta: link.target.meta, aliases: scope.aliases });
  const condition = terms.length === 0 ? sql`` : sql` and ${termsFragment(inner, terms)}`;
  return sql`exists (select 1 from ${inner.from()} where ${bond(scope, inner, link)}${condition})`;
}

function bond(scope: Scope, inner: Scope, link: ManyLink): Fragment {
  if ("column" in link) return sql`${inner.column(link.column)} = ${scope.key}`;
  const { table, near, far } = link;
  return sql`${inner.key} in (select ${sql.id(far)} from ${sql.id(table)} where ${sql.id(near)} = ${scope.key})`;
}
