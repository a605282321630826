import { type BoundFields, bindFields, type Submission } from "../form/bind-fields.ts";
import { invalidForm } from "../form/define-form.ts";
import type { FormErrors, FormFields, InvalidForm } from "../form/form.ts";
import { hasErrors } from "../form/form-state.ts";
import { showForm } from "../form/show-form.ts";
import { instanceValues } from "./instance-values.ts";
import { mergeFormErrors, modelErrors } from "./model-errors.ts";
import type { AnyValidModelForm } from "./model-form.ts";
import { isColumn, type ModelFormParts } from "./model-form-parts.ts";
import { modelValues, newRow, type ValuesByName } from "./row-values.ts";
import { saveModelForm } from "./save-model-form.ts";

/** What a model's form is bound to. */
export interface ModelSubmission extends Submission {
  /** The row that is changed; a new one without it. */
  readonly instance?: object | undefined;
  readonly initial?: ValuesByName | undefined;
  readonly given?: ValuesByName | undefined;
  readonly prefix?: string | undefined;
}

/** A form of a model that was filled in well by itself, on its way to be saved. */
export interface FilledModelForm {
  readonly form: ModelFormParts;
  readonly bound: BoundFields<FormFields>;
  readonly row: object;
  readonly isNew: boolean;
  /** The values as the model has them. */
  readonly values: ValuesByName;
}

/** A form of a model whose fields have been cleaned one by one. */
export interface BoundModelFields {
  readonly form: ModelFormParts;
  readonly bound: BoundFields<FormFields>;
  readonly instance: object | undefined;
  /** Values that the form does not hold and that are known already, such as the row that a new one belongs to. */
  readonly given: ValuesByName;
}

/** Cleans a submitted form of a model: each field, then what is wrong between them, then what the model says. */
export async function bindModelForm(
  form: ModelFormParts,
  submission: ModelSubmission,
): Promise<AnyValidModelForm | InvalidForm<FormFields>> {
  return checkModelForm(await bindModelFields(form, submission));
}

/** Cleans each field of a submitted form by itself. */
export async function bindModelFields(
  form: ModelFormParts,
  { instance, initial = {}, given = {}, prefix, ...submission }: ModelSubmission,
): Promise<BoundModelFields> {
  const shown = { ...(await instanceValues(form, instance)), ...initial };
  const naming = { prefix, htmlName: form.options.htmlName };
  return {
    form,
    instance,
    given,
    bound: await bindFields({ fields: form.fields, initial: shown, naming }, submission),
  };
}

/** Finds what is wrong between the fields, and what the model says. */
export async function checkModelForm(fields: BoundModelFields): Promise<AnyValidModelForm | InvalidForm<FormFields>> {
  const { form, bound, instance, given } = fields;
  const values = modelValues(form, bound.values);
  const own = bound.isClean ? await form.options.clean?.(values, { instance }) : undefined;
  const held = partValues(form, values);
  const kept = { ...(instance === undefined ? withoutDefaults(fields, held) : held), ...given };
  const row = instance ?? newRow(form.model);
  const model = await modelErrors(form, { row, values: kept, bound });
  const filled = { form, bound, row, isNew: instance === undefined, values: kept };
  return settle(filled, values, mergeFormErrors(bound.errors, own ?? {}, model));
}

/** The values of the model's own fields: one that was added to the form is saved nowhere, whatever it is called. */
function partValues({ parts }: ModelFormParts, values: ValuesByName): ValuesByName {
  const names = new Set(parts.map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

/** A new row has the default of a field that was not sent, and of one that is empty where it cannot be null. */
function withoutDefaults({ form, bound }: BoundModelFields, values: ValuesByName): ValuesByName {
  const left = form.parts.filter(isColumn).filter(({ name, field }) => {
    if (!field.hasDefault || (values[name] !== null && values[name] !== "")) return false;
    return bound.omitted.includes(name) || (values[name] === null && field.options.null !== true);
  });
  return Object.fromEntries(Object.entries(values).filter(([name]) => !left.some((part) => part.name === name)));
}

function settle(
  filled: FilledModelForm,
  values: ValuesByName,
  errors: FormErrors<FormFields>,
): AnyValidModelForm | InvalidForm<FormFields> {
  const { bound, row, isNew } = filled;
  if (hasErrors(errors)) return invalidForm({ ...bound, errors });
  return {
    ...showForm(bound),
    valid: true,
    values,
    instance: isNew ? undefined : row,
    refuse: (later) => invalidForm({ ...bound, errors: later }),
    save: (extra = {}) => saveModelForm(filled, extra),
  };
}
