import type { FieldMap, ModelClass } from "../model-meta.ts";
import { Query } from "./query.ts";
import { allRows } from "./query-state.ts";

/**
 * All rows of a model that only the running program knows, as a query to go on from; its paths are checked when it is
 * sent. Where the compiler knows the model, `Post.query()` says more.
 *
 * @example
 * await queryOf(model).filter({ [path]: value }).limit(20).all();
 */
export function queryOf(model: ModelClass): Query<object, FieldMap> {
  return new Query(allRows(model));
}
