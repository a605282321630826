import type { Field } from "./fields/field.ts";
import type { Form, FormErrors, FormField, FormFields } from "./form.ts";

/** What a form is shown with. */
export interface FormState<Fields extends FormFields> {
  readonly fields: Fields;
  /** What each control shows. */
  readonly texts: ReadonlyMap<string, string>;
  readonly errors: FormErrors<Fields>;
}

/** Makes the form that a page shows. */
export function showForm<Fields extends FormFields>({ fields, texts, errors }: FormState<Fields>): Form<Fields> {
  const shown = Object.entries(fields).map(([name, field]) => {
    const own: readonly string[] = errors.fields?.[name] ?? [];
    return [name, showField({ name, field, text: texts.get(name) ?? "", errors: own })] as const;
  });
  return { fields: Object.fromEntries(shown) as Form<Fields>["fields"], errors: errors.form ?? [] };
}

interface FieldState {
  readonly name: string;
  readonly field: Field<unknown>;
  readonly text: string;
  readonly errors: readonly string[];
}

function showField({ name, field, text, errors }: FieldState): FormField {
  const id = `id_${name}`;
  const describedBy = [field.help && helpId(id), errors.length > 0 && errorsId(id)].filter(Boolean).join(" ");
  const control = field.renderControl({
    name,
    id,
    text,
    describedBy: describedBy === "" ? undefined : describedBy,
    invalid: errors.length > 0,
  });
  return { name, id, label: field.label ?? labelOf(name), help: field.help, errors, control };
}

/** The id of the help that belongs to a control. */
export function helpId(id: string): string {
  return `${id}_help`;
}

/** The id of the errors that belong to a control. */
export function errorsId(id: string): string {
  return `${id}_errors`;
}

/** `firstName` → "First name". */
function labelOf(name: string): string {
  const words = name.replaceAll("_", " ").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
