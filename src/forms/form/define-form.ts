import { type BoundFields, bindFields } from "./bind-fields.ts";
import type {
  BindOptions,
  BlankOptions,
  Form,
  FormErrors,
  FormFields,
  FormValues,
  InvalidForm,
  ValidForm,
} from "./form.ts";
import { type FieldNaming, type FormState, hasErrors, initialTexts, sharedFields } from "./form-state.ts";
import { showForm } from "./show-form.ts";

/** What may be said about a form besides its fields. */
export interface FormRules<Fields extends FormFields> extends Pick<FieldNaming, "htmlName"> {
  /** Finds what is wrong between the fields; runs once each of them is right by itself. */
  clean?(values: FormValues<Fields>): FormErrors<Fields> | undefined | Promise<FormErrors<Fields> | undefined>;
}

/** A form that can be shown and filled in. */
export interface FormDefinition<Fields extends FormFields, Values = FormValues<Fields>> {
  readonly fields: Fields;
  /** The form before anybody filled it in, with initial values if there are any. */
  blank(options?: BlankOptions<Fields>): Form<Fields>;
  /** The form as it was submitted: with typed values if all is well, otherwise with its errors. */
  bind(data: URLSearchParams, options?: BindOptions<Fields>): Promise<ValidForm<Fields, Values> | InvalidForm<Fields>>;
  /** The same form for several times on a page: the choices of its relations are read once. */
  shared(): FormDefinition<Fields, Values>;
}

/**
 * Defines a form: its fields give the type of its values, the checks and the controls.
 *
 * @example
 * export const loginForm = defineForm({
 *   username: field.char({ maxLength: 150, autocomplete: "username" }),
 *   password: field.password({ autocomplete: "current-password" }),
 * });
 * const form = await loginForm.bind(await request.form());
 * if (!form.valid) return loginPage(form);
 * await logIn(form.values.username, form.values.password);
 */
export function defineForm<Fields extends FormFields>(
  fields: Fields,
  rules: FormRules<Fields> = {},
): FormDefinition<Fields> {
  const { clean, htmlName } = rules;
  return {
    fields,
    shared: () => defineForm(sharedFields(fields), rules),
    blank: (options = {}) => blankForm(fields, { ...options, htmlName }),
    bind: async (data, { files, partial, initial = {}, prefix } = {}) => {
      const setup = { fields, initial, naming: { prefix, htmlName } };
      const bound = await bindFields(setup, { data, files, partial });
      if (!bound.isClean) return invalidForm(bound);
      const values = formValues(bound);
      return settledForm(bound, values, (await clean?.(values)) ?? {});
    },
  };
}

/** A form before anybody filled it in. */
export function blankForm<Fields extends FormFields>(
  fields: Fields,
  { initial = {}, ...naming }: BlankOptions<Fields> & FieldNaming,
): Form<Fields> {
  const setup = { fields, initial, naming };
  return showForm({ ...setup, texts: initialTexts(setup), changed: [], errors: {} });
}

/** Every field has put its value in: that they are clean is the proof that the compiler cannot follow. */
function formValues<Fields extends FormFields>({ values }: BoundFields<Fields>): FormValues<Fields> {
  return values as FormValues<Fields>;
}

/** A form whose fields are right, with the errors that were found between them. */
export function settledForm<Fields extends FormFields, Values>(
  state: FormState<Fields>,
  values: Values,
  errors: FormErrors<Fields>,
): ValidForm<Fields, Values> | InvalidForm<Fields> {
  if (hasErrors(errors)) return invalidForm({ ...state, errors });
  return { ...showForm(state), valid: true, values, refuse: (later) => invalidForm({ ...state, errors: later }) };
}

/** A form that must be shown again. */
export function invalidForm<Fields extends FormFields>(state: FormState<Fields>): InvalidForm<Fields> {
  return { ...showForm(state), valid: false };
}
