import { validators } from "#rooms/db";
import { messages } from "../messages.ts";
import { hidden, input, passwordInput } from "../widgets/input-widgets.ts";
import { textarea } from "../widgets/textarea.ts";
import type { Widget } from "../widgets/widget.ts";
import { accept, describeField, type Field, type FieldOptions, type FieldResult, refuse } from "./field.ts";
import { lastText } from "./parsed-field.ts";

/** What may be said about a field of text; lengths are counted in characters (code points). */
export interface TextOptions extends FieldOptions<string> {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** One line; white space around it is cut off. */
export function char(options: TextOptions = {}): Field<string> {
  return textField(options, input("text"));
}

/** Several lines. */
export function text(options: TextOptions = {}): Field<string> {
  return textField(options, textarea());
}

/** What the page itself fills in; whoever sends the form may have changed it. */
export function hiddenText(options: TextOptions = {}): Field<string> {
  return textField(options, hidden());
}

/** A password: kept as it was typed, and never rendered again. */
export function password(options: TextOptions = {}): Field<string> {
  return {
    ...textField(options, passwordInput()),
    clean: (texts) => cleanText(withLineFeeds(lastText(texts)), options),
    format: () => [],
    isChanged: (_, value) => value !== "",
  };
}

/** An e-mail address. */
export function email(options: TextOptions = {}): Field<string> {
  const limited = { maxLength: 320, autocomplete: "email", ...options };
  return checked(textField(limited, input("email")), validators.email);
}

/** A short name for URLs: letters, digits, hyphens and underscores. */
export function slug(options: TextOptions = {}): Field<string> {
  return checked(textField(options, input("text")), validators.slug);
}

/** An absolute address on the web or of a file server. */
export function url(options: TextOptions = {}): Field<string> {
  return checked(textField({ autocomplete: "url", ...options }, input("url")), validators.url);
}

/** An IPv4 or IPv6 address. */
export function ip(options: TextOptions = {}): Field<string> {
  return checked(textField(options, input("text")), validators.ipv4OrIPv6);
}

function textField(options: TextOptions, widget: Widget): Field<string> {
  const { minLength, maxLength } = options;
  return {
    ...describeField(options, { widget, attributes: { minlength: minLength, maxlength: maxLength } }),
    clean: (texts) => cleanText(withLineFeeds(lastText(texts)).trim(), options),
    format: (value) => (value ? [value] : []),
  };
}

/** Browsers send the ends of lines as CR LF, and count them as one character. */
function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function cleanText(text: string, { required = true, minLength, maxLength }: TextOptions): FieldResult<string> {
  if (text === "") return required ? refuse(messages.required()) : accept("");
  if (text.includes("\0")) return refuse(messages.nullCharacters());
  const length = [...text].length;
  if (maxLength !== undefined && length > maxLength) return refuse(messages.tooLong(maxLength, length));
  if (minLength !== undefined && length < minLength) return refuse(messages.tooShort(minLength, length));
  return accept(text);
}

/** The same field with a check that comes before the declared validators. */
function checked(field: Field<string>, check: Field<string>["validators"][number]): Field<string> {
  return { ...field, validators: [check, ...field.validators] };
}
