import { type Html, html } from "#rooms/html";

/** What a page of an error is made of. */
export interface ErrorDocumentParts {
  readonly title: string;
  /** Elements of the head beside the usual ones. */
  readonly head?: Html;
  readonly content: Html;
}

/** The frame of the pages that need nothing of the site: readable on a phone, in the dark and by a screen reader. */
export function errorDocument({ title, head, content }: ErrorDocumentParts): Html {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${title}</title>${head}</head>
<body><main>
${content}
</main></body>
</html>
`;
}
