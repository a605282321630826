import { FormNotFound } from "../errors.ts";
import type { PageForm } from "./page-form.ts";
import { readForms } from "./read-forms.ts";

/** Which form of a page is meant. */
export interface FormSearch {
  /** Its id or its action; not needed where only one form has the fields. */
  readonly form?: string;
  /** The names of the fields that it must have. */
  readonly fields: readonly string[];
}

/**
 * Finds a form of a page.
 *
 * @throws FormNotFound when none fits, or more than one.
 */
export function findForm(page: string, { form, fields }: FormSearch, address: string): PageForm {
  const forms = readForms(page);
  const fitting = forms.filter((one) => (form === undefined ? hasFields(one, fields) : isCalled(one, form)));
  const [found] = fitting;
  if (found !== undefined && fitting.length === 1) return found;
  const wanted = form ?? (fields.length === 0 ? "the only one" : `one with ${fields.join(", ")}`);
  throw new FormNotFound({ wanted, address, found: forms.map(({ id, action }) => id || action || address) });
}

function hasFields({ controls }: PageForm, fields: readonly string[]): boolean {
  return fields.every((field) => controls.some(({ name }) => name === field));
}

function isCalled({ id, action }: PageForm, name: string): boolean {
  return id === name || action === name;
}
