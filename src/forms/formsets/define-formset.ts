import type { FormDefinition } from "../form/define-form.ts";
import type { BindOptions, Form, FormFields, FormInitial, InvalidForm, ValidForm } from "../form/form.ts";
import { isChecked } from "../widgets/checkbox.ts";
import { countErrors, totalForms } from "./form-counts.ts";
import type { Formset, FormsetForm, InvalidFormset } from "./formset.ts";
import { deletionName, inFormset } from "./formset-controls.ts";
import { type FormsetLimits, type FormsetOptions, formsetLimits } from "./formset-options.ts";
import { readManagement } from "./management-form.ts";
import { showFormset } from "./show-formset.ts";

/** A form that is shown several times. */
export interface FormsetDefinition<Fields extends FormFields, Values> {
  /** A form for each of the initial values, and empty ones. */
  blank(options?: PlainFormsetOptions<Fields>): Formset<Fields, never>;
  /** The formset as it was submitted: with a list of typed values if all is well, otherwise with its errors. */
  bind(
    data: URLSearchParams,
    options?: PlainFormsetOptions<Fields> & Pick<BindOptions<Fields>, "files">,
  ): Promise<FilledFormset<Fields, Values> | InvalidFormset<Fields, never>>;
}

/** What a formset shows at first. */
export interface PlainFormsetOptions<Fields extends FormFields> {
  readonly initial?: readonly FormInitial<Fields>[];
}

/** A submitted formset that holds good values. */
export interface FilledFormset<Fields extends FormFields, Values> extends Formset<Fields, never> {
  readonly valid: true;
  /** The values of all forms but those that were left empty or deleted. */
  readonly values: readonly Values[];
}

/**
 * Makes a formset of a form: as many of it as there are initial values, and empty ones that may be left so.
 *
 * @example
 * const guestForms = defineFormset(guestForm, { extra: 2, max: 10, canDelete: true, prefix: "guests" });
 * const formset = await guestForms.bind(await request.form());
 * if (formset.valid) await invite(formset.values);
 */
export function defineFormset<Fields extends FormFields, Values>(
  form: FormDefinition<Fields, Values>,
  options: FormsetOptions = {},
): FormsetDefinition<Fields, Values> {
  const limits = formsetLimits(options);
  return {
    blank: ({ initial = [] } = {}) => blankFormset({ form: form.shared(), limits, initial }),
    bind: async (data, { initial = [], files } = {}) => {
      const setup = { form: form.shared(), limits, initial };
      const { counts, errors } = readManagement(data, limits);
      if (counts === undefined) return { ...blankFormset(setup), errors, valid: false };
      const entries: Entry<Fields, Values>[] = [];
      const total = limits.canAdd ? counts.total : Math.min(counts.total, initial.length);
      for (let index = 0; index < total; index += 1) {
        entries.push(await bindEntry(setup, index, { data, files }));
      }
      return settle(setup, entries, errors);
    },
  };
}

interface Setup<Fields extends FormFields, Values> {
  readonly form: FormDefinition<Fields, Values>;
  readonly limits: FormsetLimits;
  readonly initial: readonly FormInitial<Fields>[];
}

interface Entry<Fields extends FormFields, Values> {
  readonly shown: FormsetForm<Fields, never>;
  /** Undefined for a form that was left empty or deleted. */
  readonly form: ValidForm<Fields, Values> | InvalidForm<Fields> | undefined;
}

function blankFormset<Fields extends FormFields, Values>(setup: Setup<Fields, Values>): Formset<Fields, never> {
  const length = totalForms(setup.limits, setup.initial.length);
  const forms = Array.from({ length }, (_, index) => asEntry(setup, index, blankAt(setup, index)));
  return showForms(setup, forms, []);
}

async function bindEntry<Fields extends FormFields, Values>(
  setup: Setup<Fields, Values>,
  index: number,
  { data, files }: { readonly data: URLSearchParams } & Pick<BindOptions<Fields>, "files">,
): Promise<Entry<Fields, Values>> {
  const { form, limits, initial } = setup;
  const prefix = `${limits.prefix}-${index}`;
  const own = initial[index];
  const bound = await form.bind(data, { prefix, files, initial: own });
  const isDeleted = limits.canDelete && isChecked(data.get(`${prefix}-${deletionName}`) ?? "");
  const isEmpty = own === undefined && index >= limits.min && bound.changed.length === 0;
  if (!isDeleted && !isEmpty) return { shown: asEntry(setup, index, bound), form: bound };
  // What was left empty, or goes away, need not be right.
  return { shown: asEntry(setup, index, blankAt(setup, index), isDeleted), form: undefined };
}

function settle<Fields extends FormFields, Values>(
  setup: Setup<Fields, Values>,
  entries: readonly Entry<Fields, Values>[],
  errors: readonly string[],
): FilledFormset<Fields, Values> | InvalidFormset<Fields, never> {
  const filled = entries.flatMap(({ form }) => form ?? []);
  const found = [...new Set([...errors, ...countErrors(setup.limits, setup.initial.length, filled.length)])];
  const shown = entries.map((entry) => entry.shown);
  const formset = showForms(setup, shown, found);
  const values = filled.flatMap((form) => (form.valid ? [form.values] : []));
  const isGood = found.length === 0 && values.length === filled.length;
  return isGood ? { ...formset, valid: true, values } : { ...formset, valid: false };
}

function showForms<Fields extends FormFields, Values>(
  setup: Setup<Fields, Values>,
  forms: readonly FormsetForm<Fields, never>[],
  errors: readonly string[],
): Formset<Fields, never> {
  const { limits, initial } = setup;
  const empty = asEntry(setup, "__prefix__", setup.form.blank({ prefix: `${limits.prefix}-__prefix__` }));
  return showFormset(limits, { forms, empty, initial: initial.length, errors });
}

function blankAt<Fields extends FormFields, Values>({ form, limits, initial }: Setup<Fields, Values>, index: number) {
  return form.blank({ prefix: `${limits.prefix}-${index}`, initial: initial[index] });
}

function asEntry<Fields extends FormFields, Values>(
  { limits }: Setup<Fields, Values>,
  index: number | string,
  form: Form<Fields>,
  isDeleted = false,
): FormsetForm<Fields, never> {
  const { prefix, canDelete } = limits;
  return inFormset(form, { prefix: `${prefix}-${index}`, row: undefined, keys: {}, canDelete, isDeleted });
}
