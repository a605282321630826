import type { Form, FormErrors, FormFields, FormValues, InvalidForm, ValidForm } from "./form.ts";
import { type FormState, showForm } from "./show-form.ts";

/** What may be said about a form besides its fields. */
export interface FormRules<Fields extends FormFields> {
  /** Finds what is wrong between the fields; runs once each of them is right by itself. */
  clean?(values: FormValues<Fields>): FormErrors<Fields> | undefined | Promise<FormErrors<Fields> | undefined>;
}

/** A form that can be shown and filled in. */
export interface FormDefinition<Fields extends FormFields> {
  /** The form before anybody filled it in, with initial values if there are any. */
  blank(initial?: Partial<FormValues<Fields>>): Form<Fields>;
  /** The form as it was submitted: with typed values if all is well, otherwise with its errors. */
  bind(data: URLSearchParams): Promise<ValidForm<Fields> | InvalidForm<Fields>>;
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
  return {
    blank: (initial = {}) => showForm({ fields, texts: formatInitial(fields, initial), errors: {} }),
    bind: async (data) => {
      const texts = new Map(Object.keys(fields).map((name) => [name, data.getAll(name).at(-1) ?? ""]));
      const { values, errors } = cleanFields(fields, data);
      if (values === undefined) return invalidForm({ fields, texts, errors });
      const problems = (await rules.clean?.(values)) ?? {};
      const state = { fields, texts, errors: problems };
      return hasErrors(problems) ? invalidForm(state) : validForm(state, values);
    },
  };
}

function formatInitial<Fields extends FormFields>(
  fields: Fields,
  initial: Partial<FormValues<Fields>>,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    const value = initial[name];
    if (value !== undefined) texts.set(name, field.format(value));
  }
  return texts;
}

function cleanFields<Fields extends FormFields>(
  fields: Fields,
  data: URLSearchParams,
): { readonly values: FormValues<Fields> | undefined; readonly errors: FormErrors<Fields> } {
  const values: Record<string, unknown> = {};
  const errors: Record<string, readonly string[]> = {};
  for (const [name, field] of Object.entries(fields)) {
    const result = field.clean(data.getAll(name));
    if (result.valid) values[name] = result.value;
    else errors[name] = [result.error];
  }
  if (Object.keys(errors).length > 0) {
    return { values: undefined, errors: { fields: errors as NonNullable<FormErrors<Fields>["fields"]> } };
  }
  // Every field has put its value in: the loop above is the proof that the compiler cannot follow.
  return { values: values as FormValues<Fields>, errors: {} };
}

function hasErrors<Fields extends FormFields>({ form = [], fields = {} }: FormErrors<Fields>): boolean {
  return form.length > 0 || Object.values(fields).some((errors) => errors !== undefined && errors.length > 0);
}

function validForm<Fields extends FormFields>(state: FormState<Fields>, values: FormValues<Fields>): ValidForm<Fields> {
  return {
    ...showForm(state),
    valid: true,
    values,
    refuse: (errors) => invalidForm({ ...state, errors }),
  };
}

function invalidForm<Fields extends FormFields>(state: FormState<Fields>): InvalidForm<Fields> {
  return { ...showForm(state), valid: false };
}
