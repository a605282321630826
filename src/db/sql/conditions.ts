import { sql } from "kysely";
import { UnknownLookup } from "../errors.ts";
import { Expression } from "../expressions/expression.ts";
import { asKey } from "../key-of.ts";
import type { ModelMeta } from "../model-meta.ts";
import type { Combination, ConditionTree, Lookups } from "../queries/condition.ts";
import { StatedQuery } from "../queries/stated-query.ts";
import type { ManyLink } from "../relations.ts";
import type { Lookup, Part } from "../types/where.ts";
import type { Fragment } from "./compiler.ts";
import { isLookup, lookupForm, lookupNames } from "./lookups.ts";
import type { Operand } from "./operand.ts";
import { isPart, partNames, partOf } from "./parts.ts";
import { annotationNamed, type ManyEnd, type ValueEnd, valueAt, walk } from "./paths.ts";
import { Scope } from "./scope.ts";
import { type Bindings, Slot } from "./slot.ts";
import { subselect } from "./subselect.ts";

/** A condition of the query that is compiled, and where an execution of the same shape finds its own. */
export interface LocatedCondition {
  readonly tree: ConditionTree;
  readonly read: (bindings: Bindings) => ConditionTree | undefined;
  /** True where relations to many are those that the SELECT joins, not others that EXISTS looks for. */
  readonly joins?: boolean;
}

/** One comparison: where it leads, how it compares, and where an execution finds its value. */
interface Term extends Pick<LocatedCondition, "joins"> {
  readonly names: readonly string[];
  readonly parts: readonly Part[];
  readonly lookup: Lookup;
  /** The value of the query that is compiled; only null, `isnull`, expressions and queries are looked at. */
  readonly sample: unknown;
  readonly read: (bindings: Bindings) => unknown;
}

/** Terms that must hold for one and the same row of a relation to many. */
interface Group {
  readonly end: ManyEnd;
  readonly terms: Term[];
}

/** The conditions joined by AND, or undefined when there are none. */
export function allConditions(scope: Scope, conditions: readonly LocatedCondition[]): Fragment | undefined {
  const fragments = conditions.filter(({ tree }) => !isEmpty(tree)).map((each) => conditionFragment(scope, each));
  return fragments.length === 0 ? undefined : sql.join(fragments, sql` and `);
}

function isEmpty(tree: ConditionTree): boolean {
  return "where" in tree && Object.keys(tree.where).length === 0;
}

function conditionFragment(scope: Scope, condition: LocatedCondition): Fragment {
  const { tree } = condition;
  const positive = { ...condition, tree: { ...tree, negated: false } };
  const inner = "parts" in tree && tree.operator === "or" ? anyOf(scope, tree, condition) : allOf(scope, positive);
  // Rows for which the condition is unknown (NULL) do not fulfil it, so `exclude` and `not` keep them.
  return tree.negated ? sql`(${inner}) is not true` : sql`(${inner})`;
}

function anyOf(scope: Scope, tree: Combination, located: LocatedCondition): Fragment {
  const fragments = partsOf(tree, located).map((part) => conditionFragment(scope, part));
  return fragments.length === 0 ? sql`false` : sql.join(fragments, sql` or `);
}

/** Terms that AND connects share the rows of relations to many, however deep they stand. */
function allOf(scope: Scope, condition: LocatedCondition): Fragment {
  const leaves = conjuncts(condition);
  const terms = leaves.flatMap((leaf) => termsOf(scope.meta, leaf));
  const others = leaves.filter(({ tree }) => "parts" in tree || tree.negated);
  const fragments = [...termFragments(scope, terms), ...others.map((other) => conditionFragment(scope, other))];
  return fragments.length === 0 ? sql`true` : sql.join(fragments, sql` and `);
}

function conjuncts(condition: LocatedCondition): readonly LocatedCondition[] {
  const { tree } = condition;
  if (tree.negated || "where" in tree || tree.operator === "or") return [condition];
  return partsOf(tree, condition).flatMap(conjuncts);
}

function partsOf({ parts }: Combination, located: LocatedCondition): readonly LocatedCondition[] {
  return parts.map((tree, index) => ({
    ...located,
    tree,
    read: (bindings) => {
      const found = located.read(bindings);
      return found && "parts" in found ? found.parts[index] : undefined;
    },
  }));
}

function termsOf(meta: ModelMeta, { tree, read, joins = false }: LocatedCondition): readonly Term[] {
  if ("parts" in tree || tree.negated) return [];
  return Object.entries(tree.where).map(([path, sample]) => ({
    joins,
    ...parsePath(meta, path),
    sample,
    read: (bindings) => whereOf(read(bindings))?.[path],
  }));
}

function whereOf(tree: ConditionTree | undefined): Lookups["where"] | undefined {
  return tree && "where" in tree ? tree.where : undefined;
}

function parsePath(meta: ModelMeta, path: string): Pick<Term, "lookup" | "names" | "parts"> {
  const [names = "", ...words] = path.split("__");
  const last = words.at(-1) ?? "exact";
  const lookup = isLookup(last) ? last : "exact";
  const parts = last === lookup ? words.slice(0, -1) : words;
  if (!parts.every(isPart)) {
    throw new UnknownLookup({ model: meta.label, path, known: [...lookupNames, ...partNames].sort() });
  }
  return { names: names.split("."), lookup, parts };
}

function termFragments(scope: Scope, terms: readonly Term[]): readonly Fragment[] {
  const groups = new Map<string, Group>();
  const plain = terms.flatMap((term) => {
    const end = endOf(scope, term);
    if ("operand" in end) return [comparison(scope, end.operand, term)];
    if (end.rest.length === 0 && term.lookup === "isnull") return [emptiness(end, term)];
    addToGroup(groups, end, term);
    return [];
  });
  return [...plain, ...[...groups.values()].map(exists)];
}

function endOf(scope: Scope, { names, joins }: Term): ManyEnd | ValueEnd {
  if (joins) return { operand: valueAt(scope, names.join(".")) };
  const annotation = annotationNamed(scope, names.join("."));
  return annotation === undefined ? walk(scope, names) : { operand: annotation.write(scope) };
}

function comparison(scope: Scope, found: Operand, { lookup, parts, sample, read }: Term): Fragment {
  const operand = parts.reduce(partOf, found);
  if (lookup === "isnull") return sample ? sql`${operand.sql} is null` : sql`${operand.sql} is not null`;
  if (lookup === "exact" && sample === null) {
    // Inside of a document null is a value; a missing key is asked for by `isnull`.
    return operand.text ? sql`${operand.sql} = 'null'::jsonb` : sql`${operand.sql} is null`;
  }
  if (sample instanceof StatedQuery) return sql`${operand.sql} in (${subselect(scope, sample.state)})`;
  const form = lookupForm(lookup);
  const values = form.bind.map((bind, index) => {
    const item = lookup === "range" && Array.isArray(sample) ? sample[index] : sample;
    if (!(item instanceof Expression)) return new Slot((bindings) => bind(operand.field, read(bindings)));
    const { sql: value } = item.write(scope.outermost, operand.field);
    return form.wrap ? form.wrap(value) : value;
  });
  return form.write(operand, values);
}

function emptiness(end: ManyEnd, { sample }: Term): Fragment {
  const some = exists({ end, terms: [] });
  return sample ? sql`not ${some}` : some;
}

function addToGroup(groups: Map<string, Group>, end: ManyEnd, term: Term): void {
  const key = `${end.scope.alias}.${end.name}`;
  const group = groups.get(key) ?? { end, terms: [] };
  group.terms.push(end.rest.length === 0 ? keyTerm(end.link, term) : { ...term, names: end.rest });
  groups.set(key, group);
}

/** A relation that is compared itself means the primary key of its rows. */
function keyTerm({ target }: ManyLink, term: Term): Term {
  const read = (bindings: Bindings) => {
    const value = term.read(bindings);
    return Array.isArray(value) ? value.map((item) => asKey(target, item)) : asKey(target, value);
  };
  return { ...term, names: [target.meta.primaryKey.name], read };
}

/** EXISTS instead of a join: a row with three matching tags stays one row. */
function exists({ end: { scope, link }, terms }: Group): Fragment {
  const { aliases } = scope.frame;
  const inner = new Scope({ meta: link.target.meta, frame: { aliases }, around: scope });
  const fragments = [bond(scope, inner, link), ...termFragments(inner, terms)];
  return sql`exists (select 1 from ${inner.from()} where ${sql.join(fragments, sql` and `)})`;
}

function bond(scope: Scope, inner: Scope, link: ManyLink): Fragment {
  if ("column" in link) return sql`${inner.column(link.column)} = ${scope.key}`;
  const { table, near, far } = link;
  return sql`${inner.key} in (select ${sql.id(far)} from ${sql.id(table)} where ${sql.id(near)} = ${scope.key})`;
}
