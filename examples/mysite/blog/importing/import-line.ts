/** One record of a file, or what is wrong with its form; `line` is where it begins, counted from 1. */
export type ImportLine =
  | { readonly line: number; readonly values: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly problem: string };

/** The longest record in characters: what is longer is taken for a quotation mark that was forgotten. */
export const longestRecord = 1_000_000;
