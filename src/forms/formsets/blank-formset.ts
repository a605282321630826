import { blankForm } from "../form/define-form.ts";
import { instanceValues } from "../models/instance-values.ts";
import type { ValuesByName } from "../models/row-values.ts";
import { totalForms } from "./form-counts.ts";
import type { Formset, FormsetForm } from "./formset.ts";
import { asEntry, type FormsetSetup, naming, relationsOf } from "./formset-setup.ts";
import { showFormset } from "./show-formset.ts";

/** The formset before anybody filled it in: a form for each row, and empty ones. */
export async function blankFormset(setup: FormsetSetup): Promise<Formset> {
  const rows = await setup
    .rows()
    .with(...relationsOf(setup))
    .limit(setup.limits.absoluteMax)
    .all();
  const forms: FormsetForm[] = [];
  for (const row of rows) forms.push(await rowEntry(setup, forms.length, row));
  const total = totalForms(setup.limits, rows.length);
  while (forms.length < total) {
    const initial = setup.initial?.[forms.length - rows.length] ?? {};
    forms.push(emptyEntry(setup, forms.length, initial));
  }
  return showFormset(setup.limits, { forms, empty: templateEntry(setup), initial: rows.length, errors: [] });
}

/** The form that scripts copy; `__prefix__` stands in the place of its number. */
export function templateEntry(setup: FormsetSetup): FormsetForm {
  return emptyEntry(setup, "__prefix__", {});
}

/** The form of a row that is there. */
async function rowEntry(setup: FormsetSetup, index: number, row: object): Promise<FormsetForm> {
  const { rowForm, limits } = setup;
  const prefix = `${limits.prefix}-${index}`;
  const initial = await instanceValues(rowForm, row);
  return asEntry(setup, { form: blankForm(rowForm.fields, { initial, ...naming(setup, prefix) }), prefix, row });
}

/** The form of a row that is not there yet. */
function emptyEntry(setup: FormsetSetup, index: number | string, initial: ValuesByName): FormsetForm {
  const prefix = `${setup.limits.prefix}-${index}`;
  const form = blankForm(setup.newForm.fields, { initial, ...naming(setup, prefix) });
  return asEntry(setup, { form, prefix, row: undefined });
}
