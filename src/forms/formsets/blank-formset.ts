import { blankForm } from "../form/define-form.ts";
import type { Formset, FormsetForm } from "./formset.ts";
import { asEntry, blankEntry, type FormsetSetup, naming, relationsOf } from "./formset-setup.ts";
import { renderManagement } from "./management-form.ts";

/** The formset before anybody filled it in: a form for each row, and empty ones. */
export async function blankFormset(setup: FormsetSetup): Promise<Formset> {
  const rows = await setup
    .rows()
    .with(...relationsOf(setup))
    .limit(setup.limits.absoluteMax)
    .all();
  const forms: FormsetForm[] = [];
  for (const row of rows) forms.push(await blankEntry(setup, forms.length, row));
  const total = totalForms(setup, rows.length);
  while (forms.length < total) forms.push(emptyEntry(setup, forms.length, forms.length - rows.length));
  return showFormset(setup, { forms, initial: rows.length, errors: [] });
}

interface FormsetParts {
  readonly forms: readonly FormsetForm[];
  /** How many of the forms belong to rows. */
  readonly initial: number;
  readonly errors: readonly string[];
}

/** Puts the forms together as a page shows them. */
export function showFormset(setup: FormsetSetup, { forms, initial, errors }: FormsetParts): Formset {
  const { newForm, limits } = setup;
  return {
    prefix: limits.prefix,
    forms,
    errors,
    empty: emptyEntry(setup, "__prefix__"),
    management: renderManagement({ total: forms.length, initial }, limits),
    isMultipart: Object.values(newForm.fields).some(({ widget }) => widget.isMultipart),
  };
}

/** As Django counts: the forms of rows or the fewest that must be filled in, the extra ones, and no more than the most. */
function totalForms({ limits: { extra, min, max, canAdd } }: FormsetSetup, rows: number): number {
  if (!canAdd) return rows;
  return Math.max(rows, Math.min(Math.max(rows, min) + extra, max));
}

function emptyEntry(setup: FormsetSetup, index: number | string, extra?: number): FormsetForm {
  const prefix = `${setup.limits.prefix}-${index}`;
  const initial = (extra === undefined ? undefined : setup.initial?.[extra]) ?? {};
  const form = blankForm(setup.newForm.fields, { initial, ...naming(setup, prefix) });
  return asEntry(setup, { form, prefix, row: undefined });
}
