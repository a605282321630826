import type { FieldMap } from "#rooms/db";
import type { Column } from "./column.ts";
import type { Inline } from "./inline.ts";
import type { FormName, RelationName, SinglePath } from "./paths.ts";

/** Fields side by side: those of one line in a list of their own. */
export type FormLine<F> = FormName<F> | SinglePath<F> | readonly (FormName<F> | SinglePath<F>)[];

/** A group of fields under a title. */
export interface Fieldset<F = FieldMap> {
  readonly title?: string;
  readonly description?: string;
  /** Shows the title alone until somebody opens it. */
  readonly collapsed?: boolean;
  readonly fields: readonly FormLine<F>[];
}

/** What the pages that add and change a row hold. */
export interface FormOptions<Row = object, F = FieldMap> {
  /** The fields in their order; every editable one unless said otherwise. */
  readonly fields?: readonly FormLine<F>[];
  /** The fields in groups, in the place of `fields`. */
  readonly fieldsets?: readonly Fieldset<F>[];
  readonly exclude?: readonly FormName<F>[];
  /** What is shown and cannot be changed: fields, fields behind foreign keys, computed columns. */
  readonly readonly?: readonly (Column<Row, F> | FormName<F> | SinglePath<F>)[];
  /** Fields that are filled in from others while those are typed: `{ slug: ["title"] }`. */
  readonly prepopulated?: { readonly [Name in FormName<F>]?: readonly FormName<F>[] };
  /** Relations that are chosen by searching in the place of a list of all rows. */
  readonly autocomplete?: readonly RelationName<F>[];
  /** Relations whose keys are typed. */
  readonly rawId?: readonly RelationName<F>[];
  /** Rows of other models that refer to this one, on its page. */
  readonly inlines?: readonly Inline[];
}
