import { html } from "#rooms/html";
import { messages } from "../messages.ts";
import { accept, describe, type Field, type FieldOptions, type FieldResult, refuse } from "./field.ts";
import { controlAttributes, renderInput } from "./render-input.ts";

/** What may be said about a field of text; lengths are counted in characters (code points). */
export interface TextOptions extends FieldOptions {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** One line; white space around it is cut off. */
export function char(options: TextOptions = {}): Field<string> {
  return {
    ...describe(options),
    clean: (texts) => cleanText((texts.at(-1) ?? "").trim(), options),
    format: (value) => value,
    renderControl: (control) =>
      renderInput(control, options, { type: "text", value: control.text, ...lengths(options) }),
  };
}

/** Several lines. */
export function text(options: TextOptions = {}): Field<string> {
  return {
    ...char(options),
    renderControl: (control) => html`<textarea ${controlAttributes(control, options)}>${control.text}</textarea>`,
  };
}

/** A password: kept as it was typed, and never rendered again. */
export function password(options: TextOptions = {}): Field<string> {
  return {
    ...describe(options),
    clean: (texts) => cleanText(texts.at(-1) ?? "", options),
    format: () => "",
    renderControl: (control) => renderInput(control, options, { type: "password", ...lengths(options) }),
  };
}

/** An e-mail address. */
export function email(options: TextOptions = {}): Field<string> {
  const limited = { maxLength: 320, autocomplete: "email", ...options };
  const line = char(limited);
  return {
    ...line,
    clean: (texts) => {
      const result = line.clean(texts);
      return result.valid && result.value !== "" && !isEmail(result.value) ? refuse(messages.noEmail()) : result;
    },
    renderControl: (control) =>
      renderInput(control, limited, { type: "email", value: control.text, ...lengths(limited) }),
  };
}

function cleanText(text: string, { required = true, minLength, maxLength }: TextOptions): FieldResult<string> {
  if (text === "") return required ? refuse(messages.required()) : accept("");
  if (text.includes("\0")) return refuse(messages.nullCharacters());
  const length = [...text].length;
  if (maxLength !== undefined && length > maxLength) return refuse(messages.tooLong(maxLength, length));
  if (minLength !== undefined && length < minLength) return refuse(messages.tooShort(minLength, length));
  return accept(text);
}

function lengths({ minLength, maxLength }: TextOptions) {
  return { minlength: minLength, maxlength: maxLength };
}

/** @see https://html.spec.whatwg.org/#valid-e-mail-address, with a dot required in the domain */
function isEmail(text: string): boolean {
  return /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/i.test(text);
}
