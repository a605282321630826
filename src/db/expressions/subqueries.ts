import { sql } from "kysely";
import { QueryInvalid } from "../errors.ts";
import type { StatedQuery } from "../queries/stated-query.ts";
import { valueAt } from "../sql/paths.ts";
import { countedFragment, selectFragment } from "../sql/select.ts";
import { subselect } from "../sql/subselect.ts";
import { Expression } from "./expression.ts";

/** True where the other query has rows; it looks at this one's by `outer`. */
export function existence({ state }: StatedQuery): Expression {
  return new Expression({
    write: ({ root }) => ({
      sql: sql`exists (${selectFragment({ ...state, ordering: [] }, { columns: "one", outer: root })})`,
      field: undefined,
    }),
  });
}

/** How many rows the other query has; it looks at this one's by `outer`. */
export function rowCount({ state }: StatedQuery): Expression {
  return new Expression({
    write: ({ root }) => ({
      sql: sql`(select count(*) from (${countedFragment(state, root)}) as counted)`,
      field: undefined,
    }),
  });
}

/** The one value that the other query selects by `values`, or the key of its row; null where it has no row. */
export function subquery({ state }: StatedQuery): Expression {
  return new Expression({
    write: ({ root }) => ({ sql: sql`(${subselect(root, { ...state, limit: 1 })})`, field: undefined }),
  });
}

/** A value of the query around this one. */
export function outerValue(path: string): Expression {
  return new Expression({
    write: ({ root, meta }) => {
      const { outer } = root.frame;
      if (outer !== undefined) return valueAt(outer, path);
      throw new QueryInvalid({
        model: meta.label,
        problem: `refers to "${path}" of a query around it, but stands in none`,
      });
    },
  });
}
