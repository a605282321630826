import type { FormFields } from "../form/form.ts";
import type { Formset, FormsetForm } from "./formset.ts";
import type { FormsetLimits } from "./formset-options.ts";
import { renderManagement } from "./management-form.ts";

/** The forms of a formset. */
interface FormsetParts<Fields extends FormFields, Row> {
  readonly forms: readonly FormsetForm<Fields, Row>[];
  readonly empty: FormsetForm<Fields, Row>;
  /** How many of the forms were there from the beginning. */
  readonly initial: number;
  readonly errors: readonly string[];
}

/** Puts the forms together as a page shows them. */
export function showFormset<Fields extends FormFields, Row>(
  limits: FormsetLimits,
  { forms, empty, initial, errors }: FormsetParts<Fields, Row>,
): Formset<Fields, Row> {
  const management = renderManagement({ total: forms.length, initial }, limits);
  return { prefix: limits.prefix, forms, empty, errors, management, isMultipart: empty.isMultipart };
}
