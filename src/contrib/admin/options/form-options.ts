import type { User } from "#rooms/contrib/auth";
import type { FieldMap } from "#rooms/db";
import type { AdminRows } from "./admin-model.ts";
import type { FormItem } from "./form-item.ts";
import type { Inline } from "./inline.ts";
import type { FormName, RelationName } from "./paths.ts";

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

/** Which rows a relation can be given. */
export interface RowChoice {
  /** The rows that a user may choose from. */
  rows(user: User): AnyRows | Promise<AnyRows>;
  /** What people read in the place of a row. Default: its text. */
  // A method, not a property: its parameter is compared bivariantly, so choices of different models fit one record.
  label?(row: object): string;
}

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
  readonly choices?: { readonly [Name in RelationName<F>]?: RowChoice };
  /** Relations whose keys are typed. */
  readonly rawId?: readonly RelationName<F>[];
  /** Rows of other models that refer to this one, on its page. */
  readonly inlines?: readonly Inline[];
}
