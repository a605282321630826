import type { User } from "#rooms/contrib/auth";
import type { FieldMap } from "#rooms/db";
import type { AdminRows } from "./admin-model.ts";
import type { Column } from "./column.ts";
import type { Inline } from "./inline.ts";
import type { FormName, RelationName, SinglePath } from "./paths.ts";

/** What stands in a form: a field, a field behind a foreign key, a computed column; the last two cannot be changed. */
export type FormItem<Row, F> = Column<Row, F> | FormName<F> | SinglePath<F>;

/** Fields side by side: those of one line in a list of their own. */
export type FormLine<Row, F> = FormItem<Row, F> | readonly FormItem<Row, F>[];

/** A group of fields under a title. */
export interface Fieldset<Row = object, F = FieldMap> {
  readonly title?: string;
  readonly description?: string;
  /** Shows the title alone until somebody opens it. */
  readonly collapsed?: boolean;
  readonly fields: readonly FormLine<Row, F>[];
}

/** A query of any model. */
export interface AnyRows {
  readonly state: AdminRows["state"];
}

/** The rows that a user may choose from. */
export type RowsFor = (user: User) => AnyRows | Promise<AnyRows>;

/** What the pages that add and change a row hold. */
export interface FormOptions<Row = object, F = FieldMap> {
  /** The fields in their order; every editable one unless said otherwise. */
  readonly fields?: readonly FormLine<Row, F>[];
  /** The fields in groups, in the place of `fields`. */
  readonly fieldsets?: readonly Fieldset<Row, F>[];
  readonly exclude?: readonly FormName<F>[];
  /** What is shown and cannot be changed: fields, fields behind foreign keys, computed columns. */
  readonly readonly?: readonly FormItem<Row, F>[];
  /** Fields that are filled in from others while those are typed: `{ slug: ["title"] }`. */
  readonly prepopulated?: { readonly [Name in FormName<F>]?: readonly FormName<F>[] };
  /** Relations that are chosen by searching in the place of a list of all rows. */
  readonly autocomplete?: readonly RelationName<F>[];
  /** More fields that this user cannot change, on this row if there is one. */
  locked?(user: User, row?: Row): readonly FormName<F>[] | Promise<readonly FormName<F>[]>;
  /** Narrows the rows that relations can be given to those that this user may hand out. */
  readonly choices?: { readonly [Name in RelationName<F>]?: RowsFor };
  /** Relations whose keys are typed. */
  readonly rawId?: readonly RelationName<F>[];
  /** Rows of other models that refer to this one, on its page. */
  readonly inlines?: readonly Inline[];
}
