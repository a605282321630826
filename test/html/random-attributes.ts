import fc from "fast-check";
import { attributes } from "#rooms/html";
import { concatenate, type Piece } from "./piece.ts";
import { type Given, randomText, randomValue } from "./random-value.ts";

/** The source of a tag's attributes, and what a browser must find there. */
export interface AttributesPiece {
  readonly piece: Piece;
  readonly found: Readonly<Record<string, string>>;
}

type AttributeMaker = (name: string) => AttributesPiece;

const names = ["title", "class", "id", "alt", "lang", "data-value", "aria-label", "placeholder"];
const mark = fc.constantFrom('"', "'");

const quoted = fc
  .tuple(mark, fc.array(randomValue, { maxLength: 3 }))
  .map(([quote, given]) => makeQuoted(quote, given));
const bare = randomText.map((text) => makeAttribute((name) => [` ${name}=`, ""], text));
const listed = randomText.map((text) => makeListed(text));

/** Up to three attributes in every form that a template knows. */
export const randomAttributes: fc.Arbitrary<AttributesPiece> = fc
  .tuple(fc.subarray(names, { maxLength: 3 }), fc.array(fc.oneof(quoted, bare, listed), { minLength: 3, maxLength: 3 }))
  .map(([chosen, makers]) => join(chosen.flatMap((name, index) => makers[index]?.(name) ?? [])));

function makeQuoted(quote: string, given: readonly Given[]): AttributeMaker {
  return (name) => {
    const middle = given.slice(1).map(() => "");
    const strings = given.length === 0 ? [` ${name}=${quote}${quote}`] : [` ${name}=${quote}`, ...middle, quote];
    const [only] = given;
    const word = /^(?:aria|data)-/.test(name) && given.length === 1 ? only?.word : undefined;
    const found = { [name]: word ?? given.map(({ shown }) => shown).join("") };
    return { piece: { strings, values: given.map(({ value }) => value), expected: [] }, found };
  };
}

function makeAttribute(stringsOf: (name: string) => readonly string[], text: string): AttributeMaker {
  return (name) => ({ piece: { strings: stringsOf(name), values: [text], expected: [] }, found: { [name]: text } });
}

function makeListed(text: string): AttributeMaker {
  return (name) => {
    const values = [attributes({ [name]: text })];
    return { piece: { strings: [" ", ""], values, expected: [] }, found: { [name]: text } };
  };
}

function join(pieces: readonly AttributesPiece[]): AttributesPiece {
  return {
    piece: concatenate(pieces.map(({ piece }) => piece)),
    found: Object.assign({}, ...pieces.map(({ found }) => found)),
  };
}
