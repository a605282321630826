import { keyOf } from "#rooms/db";
import { readKey } from "../choices/read-key.ts";
import type { Submission } from "../form/bind-fields.ts";
import { invalidForm } from "../form/define-form.ts";
import type { Form, FormFields } from "../form/form.ts";
import { showForm } from "../form/show-form.ts";
import { messages } from "../messages.ts";
import { type BoundModelFields, bindModelFields, checkModelForm } from "../models/bind-model-form.ts";
import type { AnyValidModelForm } from "../models/model-form.ts";
import type { ValuesByName } from "../models/row-values.ts";
import { isChecked } from "../widgets/checkbox.ts";
import { blankFormset, templateEntry } from "./blank-formset.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { countErrors, type FormCounts } from "./form-counts.ts";
import type { FormsetForm, InvalidFormset } from "./formset.ts";
import { deletionName } from "./formset-controls.ts";
import { asEntry, type FormsetSetup, relationsOf } from "./formset-setup.ts";
import { readManagement } from "./management-form.ts";
import type { AnyValidFormset } from "./model-formset.ts";
import { saveFormset } from "./save-formset.ts";
import { showFormset } from "./show-formset.ts";

/** One form of a submitted formset, and what is to be done about it. */
export interface BoundEntry {
  readonly shown: FormsetForm;
  readonly row: object | undefined;
  /** `unchanged` for an empty form, and for a row of which nothing was changed. */
  readonly fate: "deleted" | "filled" | "invalid" | "unchanged";
  /** The form that can be saved, where it was filled in well. */
  readonly form: AnyValidModelForm | undefined;
}

/** Cleans a submitted formset: its counts, its forms, and what is wrong between them. */
export async function bindFormset(
  setup: FormsetSetup,
  submission: Submission,
): Promise<AnyValidFormset | InvalidFormset<FormFields>> {
  const { counts, errors } = readManagement(submission.data, setup.limits);
  if (counts === undefined) return { ...(await blankFormset(setup)), errors, valid: false };
  const entries = await bindEntries(setup, counts, submission);
  const duplicates = findDuplicates(setup, entries);
  const counted = countErrors(setup.limits, counts.initial, entries.filter(isCounted).length);
  const found = [...errors, ...counted, ...duplicates.errors];
  const isSound = found.length === 0 && entries.every(({ fate }) => fate !== "invalid");
  const between = isSound ? await setup.options.cleanAll?.(valuesOf(entries)) : undefined;
  const forms = entries.map(({ shown }, index) => withErrors(shown, duplicates.forms.get(index) ?? []));
  const shown = { forms, empty: templateEntry(setup), initial: counts.initial, errors: [...found, ...(between ?? [])] };
  const formset = showFormset(setup.limits, shown);
  if (!isSound || formset.errors.length > 0) return { ...formset, valid: false };
  return {
    ...formset,
    valid: true,
    values: valuesOf(entries),
    save: (parent) => saveFormset({ setup, formset, entries }, parent),
  };
}

async function bindEntries(
  setup: FormsetSetup,
  { total, initial }: FormCounts,
  submission: Submission,
): Promise<readonly BoundEntry[]> {
  const rows = await submittedRows(setup, initial, submission.data);
  const entries: BoundEntry[] = [];
  const count = setup.limits.canAdd ? total : initial;
  for (let index = 0; index < count; index += 1) {
    const key = submission.data.get(keyName(setup, index)) ?? "";
    const row = index < initial ? rows.get(key) : undefined;
    // A row is changed by one form only.
    rows.delete(key);
    entries.push(await bindEntry({ setup, index, extra: index - initial, row }, submission));
  }
  return entries;
}

/** The rows of the formset whose keys were sent; a key of any other row finds nothing. */
async function submittedRows(
  setup: FormsetSetup,
  initial: number,
  data: URLSearchParams,
): Promise<Map<string, object>> {
  const { model } = setup;
  const texts = Array.from({ length: initial }, (_, index) => data.get(keyName(setup, index)) ?? "");
  const keys = texts.map((text) => readKey(model, text)).filter((key) => key !== undefined);
  if (keys.length === 0) return new Map();
  const wanted = setup.rows().filter({ [`${model.meta.primaryKey.name}__in`]: keys });
  const rows = await wanted.with(...relationsOf(setup)).all();
  return new Map(rows.map((row) => [String(keyOf(model, row)), row]));
}

function keyName({ limits, model, options }: FormsetSetup, index: number): string {
  const { name } = model.meta.primaryKey;
  return `${limits.prefix}-${index}-${options.htmlName?.(name) ?? name}`;
}

interface EntryPlace {
  readonly setup: FormsetSetup;
  readonly index: number;
  /** The place among the forms of new rows; negative for the form of a row. */
  readonly extra: number;
  /** Undefined for a new row, and for one that is not there any more. */
  readonly row: object | undefined;
}

async function bindEntry(place: EntryPlace, submission: Submission): Promise<BoundEntry> {
  const { setup, index, extra, row } = place;
  const { limits, newForm, rowForm } = setup;
  const prefix = `${limits.prefix}-${index}`;
  const isDeleted = limits.canDelete && isChecked(submission.data.get(`${prefix}-${deletionName}`) ?? "");
  const known = { instance: row, initial: setup.initial?.[extra], given: givenValues(setup), prefix };
  const fields = await bindModelFields(extra < 0 ? rowForm : newForm, { ...submission, ...known });
  const { form, fate } = isDeleted ? deletedForm(fields) : await checkEntry(place, fields);
  const shown = asEntry(setup, { form, prefix, row, isDeleted });
  return { shown, row, fate, form: "save" in form ? form : undefined };
}

interface CheckedEntry {
  readonly form: Form<FormFields> | AnyValidModelForm;
  readonly fate: BoundEntry["fate"];
}

/** What goes away need not be right; a row that is gone already needs nothing. */
function deletedForm({ bound, instance }: BoundModelFields): CheckedEntry {
  return { form: untouchedForm(bound), fate: instance === undefined ? "unchanged" : "deleted" };
}

async function checkEntry({ setup, index, extra, row }: EntryPlace, fields: BoundModelFields): Promise<CheckedEntry> {
  const { bound } = fields;
  if (extra < 0 && row === undefined) {
    const errors = { form: [messages.rowMissing(setup.model.meta.verboseName)] };
    return { form: invalidForm({ ...bound, errors }), fate: "invalid" };
  }
  const mayBeEmpty = extra < 0 || index >= setup.limits.min;
  if (mayBeEmpty && bound.changed.length === 0) return { form: untouchedForm(bound), fate: "unchanged" };
  const form = await checkModelForm(fields);
  return { form, fate: form.valid ? "filled" : "invalid" };
}

function untouchedForm(bound: BoundModelFields["bound"]): Form<FormFields> {
  return showForm({ ...bound, errors: {} });
}

function givenValues({ via, parent }: FormsetSetup): ValuesByName {
  return via === undefined || parent === undefined ? {} : { [via.name]: parent };
}

/** False for forms that go away, and for those of new rows that were left empty. */
function isCounted({ fate, row }: BoundEntry): boolean {
  return fate !== "deleted" && (fate !== "unchanged" || row !== undefined);
}

function valuesOf(entries: readonly BoundEntry[]): readonly ValuesByName[] {
  return entries.flatMap(({ form }) => (form === undefined ? [] : [form.values]));
}

function withErrors(form: FormsetForm, errors: readonly string[]): FormsetForm {
  return errors.length === 0 ? form : { ...form, errors: [...form.errors, ...errors] };
}
