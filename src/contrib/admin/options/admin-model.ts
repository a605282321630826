import type { FieldMap, ModelClass, Query } from "#rooms/db";

/** A model class as `adminFor` takes it, with its fields for the compiler. */
export interface AdminModel extends ModelClass {
  readonly fields: object;
}

/** Rows of a model that only the running program knows; paths are checked when the query is sent. */
export type AdminRows = Query<object, FieldMap>;
