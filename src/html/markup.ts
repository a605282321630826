/** Escaped markup: one string, or chunks in their order if some of it is still awaited. */
export type Markup = string | readonly Chunk[];

/** A piece of markup: what is known now, or what will be. */
export type Chunk = string | Promise<Markup>;

/** Puts markups one after the other. */
export function concatenate(markups: readonly Markup[]): Markup {
  const chunks: Chunk[] = [];
  let text = "";
  for (const markup of markups) text = append(markup, text, chunks);
  return chunks.length === 0 ? text : [...chunks, text];
}

/**
 * Puts a markup behind a text that follows some chunks. Markups within markups become one flat list that way, so that
 * nothing but promises is waited for.
 *
 * @returns The text that now follows the chunks.
 */
export function append(markup: Markup, text: string, chunks: Chunk[]): string {
  if (typeof markup === "string") return text + markup;
  let end = text;
  for (const chunk of markup) {
    if (typeof chunk === "string") {
      end += chunk;
    } else {
      chunks.push(end, chunk);
      end = "";
    }
  }
  return end;
}

/** Marks what `pending` awaits: its failure surfaces where the markup is rendered, never as an unhandled rejection. */
export function pending(value: PromiseLike<unknown>, write: (value: unknown) => Markup): Markup {
  const chunk = Promise.resolve(value).then(write);
  chunk.catch(() => undefined);
  return [chunk];
}

/** True for promises and everything that can be awaited like one. */
export function isPromiseLike(value: object): value is PromiseLike<unknown> {
  return "then" in value && typeof value.then === "function";
}
