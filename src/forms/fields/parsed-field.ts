import { messages } from "../messages.ts";
import {
  accept,
  type CleanContext,
  describeField,
  type Field,
  type FieldDefaults,
  type FieldOptions,
  type FieldResult,
  refuse,
} from "./field.ts";

/** What a field of one text does with it. */
export interface TextReader<Value> {
  /** @param text Not empty, and without white space around it. */
  read(text: string, context: CleanContext<Value>): FieldResult<Value>;
  write(value: Value): string;
  /** The most characters; far more than any value of the kind needs. Default 1,000. */
  readonly longest?: number;
}

/** A field whose value is read from one text; undefined where it may be empty and is. */
export function parsedField<Value>(
  options: FieldOptions<Value>,
  defaults: FieldDefaults,
  { read, write, longest = 1_000 }: TextReader<Value>,
): Field<Value | undefined> {
  const described = describeField(options, defaults);
  return {
    ...described,
    clean: (texts, { initial, ...context } = {}) => {
      const text = lastText(texts).trim();
      if (text === "") return described.required ? refuse(messages.required()) : accept(undefined);
      if (text.length > longest) return refuse(messages.tooLong(longest, text.length));
      return read(text, initial === undefined ? context : { ...context, initial });
    },
    format: (value) => (value === undefined ? [] : [write(value)]),
  };
}

/** The last of several texts under one name, as in Django. */
export function lastText(texts: readonly string[]): string {
  return texts.at(-1) ?? "";
}
