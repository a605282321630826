import type { ModelClass } from "../model-meta.ts";

/** A row that is saved, by `create` or by `save`. */
export interface RowSave<Row extends object = object> {
  readonly row: Row;
  readonly model: ModelClass;
  /** True for an INSERT. */
  readonly created: boolean;
  /** The fields that `save({ fields })` was limited to; undefined for all. */
  readonly fields: readonly string[] | undefined;
}

/** A row that is deleted, also because one that it refers to is. */
export interface RowDelete<Row extends object = object> {
  /** The row as the database had it: not the object on which `delete` was called. */
  readonly row: Row;
  readonly model: ModelClass;
}

/** Pairs of a many-to-many relation that come or go, seen from the row on which it was asked for. */
export interface ManyToManyChange<Row extends object = object> {
  readonly row: Row;
  readonly model: ModelClass;
  /** The name of the relation on that row; the other model's name for it where it was changed from there. */
  readonly relation: string;
  readonly action: "add" | "clear" | "remove";
  /** The keys of the other side: those that were not connected before `add`; none for `clear`. */
  readonly keys: readonly unknown[];
}

/** The events of rows by name. */
export interface RowEvents<Row extends object = object> {
  readonly beforeSave: RowSave<Row>;
  readonly afterSave: RowSave<Row>;
  readonly beforeDelete: RowDelete<Row>;
  readonly afterDelete: RowDelete<Row>;
  readonly beforeManyToManyChange: ManyToManyChange<Row>;
  readonly afterManyToManyChange: ManyToManyChange<Row>;
}
