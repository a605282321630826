import { boolean } from "../fields/boolean-fields.ts";
import { hiddenText } from "../fields/text-fields.ts";
import type { Form, FormField, FormFields } from "../form/form.ts";
import { showForm } from "../form/show-form.ts";
import type { FormsetForm } from "./formset.ts";

/** What a form of a formset has besides its fields. */
export interface FormsetControls<Row = object> {
  readonly prefix: string;
  readonly row: Row | undefined;
  /** Hidden controls by name. */
  readonly keys: Readonly<Record<string, string>>;
  readonly canDelete: boolean;
  readonly isDeleted: boolean;
}

/** The name of the box that deletes a form; Django's. */
export const deletionName = "DELETE";

const keyField = hiddenText({ required: false });
const deletionField = boolean({ label: "Delete", required: false });

/** Puts a form among those of a formset. */
export function inFormset<Fields extends FormFields, Row>(
  form: Form<Fields>,
  controls: FormsetControls<Row>,
): FormsetForm<Fields, Row> {
  const { prefix, row, keys } = controls;
  const { [deletionName]: deletion, ...hidden } = showControls(controls);
  return { ...form, prefix, row, deletion, hidden: Object.keys(keys).flatMap((name) => hidden[name] ?? []) };
}

function showControls({
  prefix,
  keys,
  canDelete,
  isDeleted,
}: FormsetControls<unknown>): Readonly<Record<string, FormField>> {
  const hidden = Object.keys(keys).map((name) => [name, keyField] as const);
  const fields = { ...Object.fromEntries(hidden), ...(canDelete && { [deletionName]: deletionField }) };
  const texts = new Map(Object.entries(keys).map(([name, key]) => [name, [key]]));
  if (isDeleted) texts.set(deletionName, ["on"]);
  return showForm({ fields, texts, initial: {}, naming: { prefix }, changed: [], errors: {} }).fields;
}
