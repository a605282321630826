import type { FormErrors, FormFields, FormInitial } from "./form.ts";

/** A form in use: its fields, and what they are shown and compared with. */
export interface FormSetup<Fields extends FormFields> {
  readonly fields: Fields;
  readonly initial: FormInitial<Fields>;
  readonly naming: FieldNaming;
}

/** How the names of fields become those of controls. */
export interface FieldNaming {
  readonly prefix?: string | undefined;
  /** Makes `published_at` of `publishedAt`, for instance. Default: the name as it is. */
  readonly htmlName?: ((name: string) => string) | undefined;
}

/** What a form is shown with. */
export interface FormState<Fields extends FormFields> extends FormSetup<Fields> {
  /** What each control shows. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly changed: readonly string[];
  readonly errors: FormErrors<Fields>;
}

/** The name of a field's control. */
export function controlName({ prefix, htmlName = (same) => same }: FieldNaming, name: string): string {
  return prefix === undefined ? htmlName(name) : `${prefix}-${htmlName(name)}`;
}

/** What a field of a form shows at first: the form's own value, or that of the field. */
export function initialOf<Fields extends FormFields>({ fields, initial }: FormSetup<Fields>, name: string): unknown {
  const own: unknown = initial[name];
  if (own !== undefined) return own;
  const declared = fields[name]?.initial;
  return typeof declared === "function" ? declared() : declared;
}

/** What each control of a form shows at first. */
export function initialTexts<Fields extends FormFields>(setup: FormSetup<Fields>): Map<string, readonly string[]> {
  return new Map(Object.keys(setup.fields).map((name) => [name, formatInitial(setup, name)]));
}

/** What the control of a field shows at first. */
export function formatInitial<Fields extends FormFields>(setup: FormSetup<Fields>, name: string): readonly string[] {
  const value = initialOf(setup, name) ?? undefined;
  return value === undefined ? [] : (setup.fields[name]?.format(value) ?? []);
}

/** True if there is anything wrong. */
export function hasErrors<Fields extends FormFields>({ form = [], fields = {} }: FormErrors<Fields>): boolean {
  return form.length > 0 || Object.values(fields).some((errors) => errors !== undefined && errors.length > 0);
}

/** The same fields for several forms of a page: their choices are read once. */
export function sharedFields<Fields extends FormFields>(fields: Fields): Fields {
  const shared = Object.entries(fields).map(([name, field]) => [name, field.shared?.() ?? field] as const);
  // A shared field is one of the same type.
  return Object.fromEntries(shared) as Fields;
}
