import fc from "fast-check";
import { type Html, html } from "#rooms/html";
import { concatenate, filled, fixed, type Piece } from "./piece.ts";
import { type AttributesPiece, randomAttributes } from "./random-attributes.ts";
import { randomValue } from "./random-value.ts";
import { templateOf } from "./template-of.ts";

const staticPieces = [
  fixed("static", ["static"]),
  fixed(" a < b ", [" a < b "]),
  fixed("&amp;", ["&"]),
  fixed(" \n", [" \n"]),
  fixed("<!-- comment -->"),
  fixed("<br>", [["br", {}, []]]),
];

const value = randomValue.map((given) => filled(given.value, [given.shown]));
const plainName = fc.constantFrom("textarea", "title");
const name = fc.constantFrom("div", "span", "section", "pre");

/** Templates with nested elements, templates in templates, lists and promises. */
export const randomTemplate: fc.Arbitrary<Piece> = fc.letrec<{ content: Piece; piece: Piece }>((tie) => ({
  content: fc.array(tie("piece"), { maxLength: 4 }).map(concatenate),
  piece: fc.oneof(
    { maxDepth: 4, depthIdentifier: "template" },
    value,
    fc.constantFrom(...staticPieces),
    fc.tuple(plainName, randomAttributes, value).map(makeElement),
    fc.tuple(name, randomAttributes, tie("content")).map(makeElement),
    tie("content").map((content) => filled(render(content), content.expected)),
    tie("content").map((content) => filled(Promise.resolve(render(content)), content.expected)),
    tie("content").map((content) => filled(["", [render(content)], null], content.expected)),
  ),
})).content;

/** The markup of a piece, as a template of its own. */
export function render({ strings, values }: Piece): Html {
  return html(templateOf(strings), ...values);
}

function makeElement([element, { piece, found }, content]: [string, AttributesPiece, Piece]): Piece {
  const tag = concatenate([fixed(`<${element}`), piece, fixed(">"), content, fixed(`</${element}>`)]);
  return { ...tag, expected: [[element, found, [...content.expected]]] };
}
