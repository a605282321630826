import type { Html } from "#rooms/html";
import type { Form, FormField, FormFields } from "../form/form.ts";

/** Several forms of one kind in one form element. */
export interface Formset<Fields extends FormFields = FormFields, Row = object> {
  readonly prefix: string;
  /** The forms of the rows, then empty ones. */
  readonly forms: readonly FormsetForm<Fields, Row>[];
  /** The form that scripts copy for another row; `__prefix__` stands in the place of its number. */
  readonly empty: FormsetForm<Fields, Row>;
  /** What concerns no single form. */
  readonly errors: readonly string[];
  /** The hidden controls that say how many forms there are; without them nothing is read. */
  readonly management: Html;
  readonly isMultipart: boolean;
}

/** One form of a formset. */
export interface FormsetForm<Fields extends FormFields = FormFields, Row = object> extends Form<Fields> {
  readonly prefix: string;
  /** The row that it changes; undefined for a new one. */
  readonly row: Row | undefined;
  /** The controls that nobody sees: the keys of the row and of the one that it belongs to. */
  readonly hidden: readonly FormField[];
  /** The box that deletes it; undefined where it cannot be deleted. */
  readonly deletion: FormField | undefined;
}

/** A submitted formset that must be shown again. */
export interface InvalidFormset<Fields extends FormFields, Row = object> extends Formset<Fields, Row> {
  readonly valid: false;
}
