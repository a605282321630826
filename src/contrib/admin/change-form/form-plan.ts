import { snakeCase } from "#rooms/db";
import { type AnyModelForm, type FormFields, modelFormOf } from "#rooms/forms";
import { choosableRows } from "./choosable-rows.ts";
import { formLayout, type LayoutGroup, type LayoutItem } from "./form-layout.ts";
import type { FormSubject } from "./form-subject.ts";
import { formWidgets } from "./form-widgets.ts";
import { labelledRows } from "./labelled-rows.ts";
import type { ShownItem } from "./shown-item.ts";

/** What stands at a place of a form: a field to fill in, or something to read. */
export type PlannedItem = { readonly field: string } | { readonly shown: ShownItem };

/** What a form holds and how it is arranged. */
export interface FormPlan {
  readonly groups: readonly LayoutGroup<PlannedItem>[];
  /** The form of the fields alone. */
  readonly form: AnyModelForm;
}

/**
 * Decides what a user may fill in and what is only to be read. The form holds nothing but the fields that the page
 * shows with a control, so that nothing else can be sent.
 */
export async function planForm(subject: FormSubject): Promise<FormPlan> {
  const { editable, groups: places } = formLayout(subject.part);
  const isFilledIn = await fillable(subject);
  const plan = ({ field, shown }: LayoutItem): PlannedItem =>
    field !== undefined && isFilledIn(field) ? { field } : { shown };
  const groups = places.map((group) => ({ ...group, lines: group.lines.map((line) => line.map(plan)) }));
  return { groups, form: await formOf(subject, fieldsOf(groups, editable)) };
}

/** The fields to fill in, in the order of the page. */
function fieldsOf(groups: FormPlan["groups"], editable: FormFields): FormFields {
  const items = groups.flatMap(({ lines }) => lines.flat());
  const names = items.flatMap((item) => ("field" in item ? [item.field] : []));
  return Object.fromEntries(names.flatMap((name) => (editable[name] === undefined ? [] : [[name, editable[name]]])));
}

async function formOf(subject: FormSubject, fields: FormFields): Promise<AnyModelForm> {
  const names = Object.keys(fields);
  const widgets = await formWidgets(subject, fields);
  const querysets = await choosableRows(subject, names);
  const overrides = labelledRows(subject.part, { fields, widgets, querysets });
  return modelFormOf(subject.part.model, { fields: names, widgets, querysets, overrides, htmlName: snakeCase });
}

/** Which of the fields that a form can hold the user may fill in. */
async function fillable({
  user,
  part: { model, form },
  row,
  isEditable,
}: FormSubject): Promise<(name: string) => boolean> {
  const { readonly = [] } = form;
  const locked: readonly unknown[] = [...readonly, ...((await form.locked?.(user, row)) ?? [])];
  // Whoever gave a row another key would make another row.
  const isKeyOfRow = (name: string) => row !== undefined && name === model.meta.primaryKey.name;
  return (name) => isEditable && !locked.includes(name) && !isKeyOfRow(name);
}
