import { expr } from "../expressions/expr.ts";
import type { SortOrder } from "../expressions/sort-order.ts";
import type { ModelClass } from "../model-meta.ts";
import { Query } from "../queries/query.ts";
import { allRows, excluded, filtered } from "../queries/query-state.ts";
import type { Values } from "../sql/slot.ts";
import { type BulkCreateOptions, bulkCreate, bulkUpdate } from "./bulk.ts";
import { getOrCreate, updateOrCreate } from "./get-or-create.ts";
import { createRow } from "./save-row.ts";

/** What every model class does, without the types that `ModelBase` gives it. */
export const classMethods = {
  expr,

  query(this: ModelClass) {
    return new Query(allRows(this));
  },

  filter(this: ModelClass, where: Values) {
    return new Query(filtered(allRows(this), where));
  },

  exclude(this: ModelClass, where: Values) {
    return new Query(excluded(allRows(this), where));
  },

  orderBy(this: ModelClass, ...ordering: (string | SortOrder)[]) {
    return new Query({ ...allRows(this), ordering });
  },

  with(this: ModelClass, ...related: string[]) {
    return new Query({ ...allRows(this), related });
  },

  all(this: ModelClass) {
    return new Query(allRows(this)).all();
  },

  get(this: ModelClass, where: Values) {
    return new Query(filtered(allRows(this), where)).get();
  },

  count(this: ModelClass) {
    return new Query(allRows(this)).count();
  },

  create(this: ModelClass, values: Values) {
    return createRow(this, values);
  },

  bulkCreate(this: ModelClass, rows: readonly Values[], options: BulkCreateOptions = {}) {
    return bulkCreate(this, rows, options);
  },

  bulkUpdate(this: ModelClass, rows: readonly object[], options: Parameters<typeof bulkUpdate>[2]) {
    return bulkUpdate(this, rows, options);
  },

  getOrCreate(this: ModelClass, where: Values, defaults: Values = {}) {
    return getOrCreate(this, where, defaults);
  },

  updateOrCreate(this: ModelClass, where: Values, values: Values) {
    return updateOrCreate(this, where, values);
  },
};
