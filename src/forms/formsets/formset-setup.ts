import { keyOf, type ModelClass, type ModelField, queryOf } from "#rooms/db";
import type { Rows } from "../choices/row-choices.ts";
import {
  isColumn,
  type ModelFormParts,
  modelFormParts,
  partsForRow,
  readOnlyParts,
  sharedParts,
} from "../models/model-form-parts.ts";
import type { FormsetForm } from "./formset.ts";
import { inFormset } from "./formset-controls.ts";
import { type FormsetLimits, formsetLimits } from "./formset-options.ts";
import type { FormsetUse, ModelFormsetDeclaration } from "./model-formset-options.ts";

/** A formset of a model as one page uses it: choices are read once for all of its forms. */
export interface FormsetSetup extends ModelFormsetDeclaration {
  /** The form of a new row. */
  readonly newForm: ModelFormParts;
  /** The form of a row that is there. */
  readonly rowForm: ModelFormParts;
  readonly limits: FormsetLimits;
  readonly parent: object | undefined;
  readonly initial: FormsetUse["initial"];
  /** The rows that the formset is about. */
  readonly rows: () => Rows;
}

/** Makes the fields and limits of a formset for one page. */
export function formsetSetup(declaration: ModelFormsetDeclaration, use: FormsetUse): FormsetSetup {
  const { model, options, via } = declaration;
  const exclude = [...(options.exclude ?? []), ...(via === undefined ? [] : [via.name])];
  const newForm = sharedParts(modelFormParts({ model, options: { ...options, exclude } }));
  const limits = formsetLimits({ ...options, ...given(use) });
  const { parent, initial, rows = options.rows ?? (() => queryOf(model)) } = use;
  const rowForm = limits.canChange ? partsForRow(newForm) : readOnlyParts(newForm);
  return {
    ...declaration,
    newForm,
    rowForm,
    limits,
    parent,
    initial,
    rows: () => ownRows({ model, via, parent, rows }),
  };
}

/** Puts a form among those of the formset. */
export function asEntry(
  { model, via, parent, limits, options: { htmlName = (same) => same } }: FormsetSetup,
  { form, prefix, row, isDeleted = false }: Pick<FormsetForm, "prefix" | "row"> & EntryParts,
): FormsetForm {
  const key = [htmlName(model.meta.primaryKey.name), row === undefined ? "" : String(keyOf(model, row))];
  const parentKey = via && [htmlName(via.name), parent === undefined ? "" : String(parentKeyOf(parent))];
  const canDelete = limits.canDelete && (row !== undefined || limits.canAdd);
  return inFormset(form, {
    prefix,
    row,
    keys: Object.fromEntries(parentKey ? [key, parentKey] : [key]),
    canDelete,
    isDeleted,
  });
}

interface EntryParts {
  readonly form: Parameters<typeof inFormset>[0];
  readonly isDeleted?: boolean;
}

/** How the controls of one form are named. */
export function naming({ options }: FormsetSetup, prefix: string) {
  return { prefix, htmlName: options.htmlName };
}

/** The key of a row, whatever its model. */
function parentKeyOf(row: object): unknown {
  // Every class that Model() declares has `meta`.
  return keyOf(row.constructor as unknown as ModelClass, row);
}

interface OwnRows {
  readonly model: ModelClass;
  readonly via: ModelField | undefined;
  readonly parent: object | undefined;
  readonly rows: () => Rows;
}

function ownRows({ model, via, parent, rows }: OwnRows): Rows {
  const all = rows();
  if (via === undefined) return all;
  return parent === undefined ? queryOf(model).none() : all.filter({ [via.name]: parent });
}

/** The names of the many-to-many relations that are read with the rows, by two statements for all of them. */
export function relationsOf({ rowForm: { parts } }: FormsetSetup): readonly string[] {
  return parts.filter((part) => !isColumn(part)).map(({ name }) => name);
}

function given<Use extends object>(use: Use): Partial<Use> {
  // What is undefined leaves the declared option as it is.
  return Object.fromEntries(Object.entries(use).filter(([, value]) => value !== undefined)) as Partial<Use>;
}
