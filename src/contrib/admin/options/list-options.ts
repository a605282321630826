import type { User } from "#rooms/contrib/auth";
import type { FieldMap, Query } from "#rooms/db";
import type { HttpRequest } from "#rooms/http";
import type { Column } from "./column.ts";
import type { FilterPath, OrderPath, SearchPath, SinglePath } from "./paths.ts";

/** What the page that lists a model's rows shows, and what may be done there. */
export interface ListOptions<Row = object, F = FieldMap> {
  /** The columns: fields, fields behind foreign keys, computed ones. Without any, rows are shown as texts. */
  readonly display?: readonly (Column<Row, F> | SinglePath<F>)[];
  /** The displayed paths that lead to the page of their row; the first column unless said otherwise. */
  readonly links?: readonly SinglePath<F>[];
  /** What the side panel filters by. */
  readonly filters?: readonly FilterPath<F>[];
  /** What the search looks into; autocompletion of other models' fields looks into it too. */
  readonly search?: readonly SearchPath<F>[];
  /** How rows are ordered until somebody sorts them; the model's ordering unless said otherwise. */
  readonly ordering?: readonly OrderPath<F>[];
  /** Rows on a page; 100 unless said otherwise. */
  readonly perPage?: number;
  /** The most rows that "Show all" shows; 200 unless said otherwise. */
  readonly maxShowAll?: number;
  /** Narrows every page of the model, actions and autocompletion included, to the rows that somebody may see. */
  query?(query: Query<Row, F>, request: HttpRequest, user: User): Query<Row, F> | Promise<Query<Row, F>>;
}
