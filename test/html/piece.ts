import type { HtmlValue } from "#rooms/html";

/** What a browser must find: text, or an element with its attributes and children. */
export type Expected = string | readonly [element: string, attributes: Readonly<Record<string, string>>, Expected[]];

/** A piece of a template: its source with a hole for each value, and what a browser must make of it. */
export interface Piece {
  readonly strings: readonly string[];
  readonly values: readonly HtmlValue[];
  readonly expected: readonly Expected[];
}

/** Source without values. */
export function fixed(source: string, expected: readonly Expected[] = []): Piece {
  return { strings: [source], values: [], expected };
}

/** A value with nothing around it. */
export function filled(value: HtmlValue, expected: readonly Expected[]): Piece {
  return { strings: ["", ""], values: [value], expected };
}

/** Puts pieces one after the other into one template. */
export function concatenate(pieces: readonly Piece[]): Piece {
  const strings = [""];
  for (const piece of pieces) {
    const [first = "", ...rest] = piece.strings;
    strings.push((strings.pop() ?? "") + first, ...rest);
  }
  return {
    strings,
    values: pieces.flatMap(({ values }) => values),
    expected: pieces.flatMap(({ expected }) => expected),
  };
}
