import type { Chunk, Markup } from "./markup.ts";

/**
 * Markup that is safe to send: what the tag `html` yields. Immutable; only such values pass unescaped into a template.
 *
 * @example
 * const page: Html = html`<h1>${title}</h1>`;
 * response.end(await page.render());
 */
export class Html {
  readonly #markup: Markup;

  constructor(markup: Markup) {
    this.#markup = markup;
  }

  /** The markup of a value, for the writers of this room. */
  static markupOf(html: Html): Markup {
    return html.#markup;
  }

  /** True for the values that this class made; what merely looks like one is not. */
  static isHtml(value: object): value is Html {
    return #markup in value;
  }

  /** The whole markup; a promise only if promises were put into the template, and rejected if one of them was. */
  render(): string | Promise<string> {
    return typeof this.#markup === "string" ? this.#markup : join(this.#markup);
  }

  /**
   * The markup piece by piece, each as soon as it is known and all before it was sent: for streams.
   *
   * @example
   * await pipeline(Readable.from(page.chunks()), response);
   */
  chunks(): AsyncGenerator<string> {
    return readChunks(this.#markup);
  }
}

/** True if a value is `Html`, and so would pass unescaped. */
export function isHtml(value: unknown): value is Html {
  return typeof value === "object" && value !== null && Html.isHtml(value);
}

async function join(chunks: readonly Chunk[]): Promise<string> {
  let text = "";
  for (const chunk of chunks) {
    const markup = typeof chunk === "string" ? chunk : await chunk;
    text += typeof markup === "string" ? markup : await join(markup);
  }
  return text;
}

async function* readChunks(markup: Markup): AsyncGenerator<string> {
  if (typeof markup !== "string") {
    for (const chunk of markup) yield* readChunks(await chunk);
  } else if (markup !== "") {
    yield markup;
  }
}
