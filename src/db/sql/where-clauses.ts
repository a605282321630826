import { sql } from "kysely";
import { Expression } from "../expressions/expression.ts";
import type { ConditionTree } from "../queries/condition.ts";
import type { QueryState } from "../queries/query-state.ts";
import type { Fragment } from "./compiler.ts";
import { allConditions } from "./conditions.ts";
import { annotationNamed } from "./paths.ts";
import type { Scope } from "./scope.ts";
import type { Bindings } from "./slot.ts";

interface WhereClauses {
  readonly where: Fragment;
  /** The conditions on aggregates of groups. */
  readonly having: Fragment;
}

/** WHERE and HAVING of a query, either empty when nothing belongs there. */
export function whereClauses(scope: Scope, state: QueryState, read: (bindings: Bindings) => QueryState): WhereClauses {
  const located = state.conditions.map((tree, index) => ({
    tree,
    read: (bindings: Bindings) => read(bindings).conditions[index],
  }));
  const isHaving = ({ tree }: { readonly tree: ConditionTree }) =>
    scope.frame.groups === true && aggregates(scope, tree);
  const where = allConditions(
    scope,
    located.filter((each) => !isHaving(each)),
  );
  const having = allConditions(scope, located.filter(isHaving));
  return { where: where ? sql` where ${where}` : sql``, having: having ? sql` having ${having}` : sql`` };
}

function aggregates(scope: Scope, tree: ConditionTree): boolean {
  if ("parts" in tree) return tree.parts.some((part) => aggregates(scope, part));
  return Object.entries(tree.where).some(([path, value]) => {
    const [name = ""] = path.split("__");
    return annotationNamed(scope, name)?.aggregates || (value instanceof Expression && value.aggregates);
  });
}
