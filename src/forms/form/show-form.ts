import type { Html } from "#rooms/html";
import { capitalised } from "#rooms/util";
import type { Field } from "../fields/field.ts";
import type { Form, FormField, FormFields } from "./form.ts";
import { controlName, type FormState } from "./form-state.ts";

/** Makes the form that a page shows. */
export function showForm<Fields extends FormFields>(state: FormState<Fields>): Form<Fields> {
  const { fields, texts, errors, changed, naming } = state;
  const shown = Object.entries(fields).map(([name, field]) => {
    const own: readonly string[] = errors.fields?.[name] ?? [];
    const parts = { name, htmlName: controlName(naming, name), texts: texts.get(name) ?? [], errors: own };
    return [name, showField(field, parts)] as const;
  });
  return {
    fields: Object.fromEntries(shown) as Form<Fields>["fields"],
    errors: [...(errors.form ?? []), ...strayErrors(state)],
    changed,
    isMultipart: Object.values(fields).some(({ widget }) => widget.isMultipart),
  };
}

/** Errors of fields that the form has not: the compiler cannot always see them, and nobody must be left without a reason. */
function strayErrors<Fields extends FormFields>({ fields, errors }: FormState<Fields>): readonly string[] {
  const stray = Object.entries(errors.fields ?? {}).filter(([name]) => !Object.hasOwn(fields, name));
  return stray.flatMap(([name, messages = []]) => messages.map((message) => `${name}: ${message}`));
}

interface FieldState {
  readonly name: string;
  readonly htmlName: string;
  readonly texts: readonly string[];
  readonly errors: readonly string[];
}

function showField(field: Field<unknown>, { name, htmlName, texts, errors }: FieldState): FormField {
  const id = `id_${htmlName}`;
  const label = field.label ?? labelOf(name);
  const { help, required, widget } = field;
  const parts = { name: htmlName, id, label, required, texts };
  return {
    ...parts,
    help,
    errors,
    layout: widget.layout ?? "control",
    get control(): Html {
      const { attributes, choices } = field;
      const describedBy = descriptionIds({ id, help, errors });
      return widget.render({ ...parts, describedBy, invalid: errors.length > 0, attributes, choices });
    },
  };
}

/** The ids of what describes a control, as `aria-describedby` takes them; undefined without help and errors. */
export function descriptionIds({ id, help, errors }: Pick<FormField, "errors" | "help" | "id">): string | undefined {
  const ids = [...(help ? [helpId(id)] : []), ...(errors.length > 0 ? [errorsId(id)] : [])];
  return ids.join(" ") || undefined;
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
  return capitalised(words);
}
