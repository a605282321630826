/** Data for a script of type `application/json` or an attribute, as `json` made it. */
export class Json {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }
}

const special = /[<>&\u2028\u2029]/g;

/**
 * Marks data to be written as JSON, in a form that cannot end its script element.
 *
 * @param data Anything that JSON can express; a `bigint` or a cycle throws TypeError, as `JSON.stringify` does.
 *
 * @example
 * html`<script type="application/json" id="rows">${json(rows)}</script>`
 * html`<div data-options=${json({ delay: 300 })}></div>`
 */
export function json(data: unknown): Json {
  const text = JSON.stringify(data);
  if (text === undefined) throw new TypeError(`JSON cannot express ${typeof data}.`);
  return new Json(text.replace(special, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`));
}
