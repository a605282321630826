import { type Html, html } from "#rooms/html";
import { type SourceExcerpt, sourceExcerpt } from "./source-excerpt.ts";

/** An error, then what caused it, each with its stack and the place in the source where it was thrown. */
export function failureChain(error: Error, seen: ReadonlySet<unknown> = new Set()): Html {
  const known = new Set(seen).add(error);
  const next = origins(error).filter((origin) => origin instanceof Error && !known.has(origin)) as Error[];
  return html`${excerptOf(sourceExcerpt(error))}<pre tabindex="0">${error.stack}</pre>${next.map(
    (origin) => html`<p>Caused by</p>${failureChain(origin, known)}`,
  )}`;
}

/** The cause; of an error that stands for several, all of them. */
function origins(error: Error): readonly unknown[] {
  return error instanceof AggregateError ? [error.cause, ...error.errors] : [error.cause];
}

function excerptOf(excerpt: SourceExcerpt | undefined): Html | undefined {
  if (excerpt === undefined) return undefined;
  const lines = excerpt.lines.map(({ number, text }) => {
    const line = `${String(number).padStart(5)}  ${text}\n`;
    return number === excerpt.line ? html`<mark>${line}</mark>` : line;
  });
  return html`<p>${excerpt.file}, line ${excerpt.line}</p><pre tabindex="0">${lines}</pre>`;
}
