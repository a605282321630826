import type { EnvironmentName } from "./environment.ts";

/** A JSON Schema fragment that describes the accepted texts. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Why a text is not acceptable. It must not quote the text: that may be a secret. */
export interface Refusal {
  /** Replaces the type's own `expected`. */
  readonly expected?: string;
  /** What to do about it, as a sentence. */
  readonly fix: string;
}

/** The outcome of reading a text. */
export type Parsed<Value> = { readonly value: Value } | { readonly refused: Refusal };

/** How the text of an environment variable becomes a value. */
export interface SettingType<Value> {
  /** One or two words for the reference table. */
  readonly name: string;
  /** Completes the sentence "expected …". */
  readonly expected: string;
  readonly schema: JsonSchema;
  parse(text: string, circumstances: { readonly environmentName: EnvironmentName }): Parsed<Value>;
}

/**
 * Accepts a value.
 *
 * @example
 * parse: (text) => (/^#[0-9a-f]{6}$/.test(text) ? accept(text) : refuse("Write a colour as #336699."))
 */
export function accept<Value>(value: Value): Parsed<Value> {
  return { value };
}

/** Refuses a text with the remedy, and with another expectation than the type's own if there is one. */
export function refuse(fix: string, expected?: string): { readonly refused: Refusal } {
  return { refused: expected === undefined ? { fix } : { fix, expected } };
}
