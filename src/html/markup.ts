/** Escaped markup: one string, or chunks in their order if some of it is still awaited. */
export type Markup = string | readonly Chunk[];

/** A piece of markup: what is known now, or what will be. */
export type Chunk = Markup | Promise<Markup>;

/** Puts markups one after the other. */
export function concatenate(markups: readonly Markup[]): Markup {
  let text = "";
  for (const markup of markups) {
    if (typeof markup !== "string") return markups;
    text += markup;
  }
  return text;
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
