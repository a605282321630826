import { type Html, html } from "tolv/html";

/** What the author of a text is to the site: the links of readers are no recommendation of ours. */
export type Author = "editor" | "reader";

/** Plain text as paragraphs, its addresses as links. */
export function prose(text: string, author: Author): Html[] {
  const paragraphs = text
    .replace(/\r\n?/g, "\n")
    .trim()
    .split(/\n{2,}/);
  return paragraphs.map((paragraph) => html`<p>${lines(paragraph, author)}</p>\n`);
}

function lines(paragraph: string, author: Author): Html[] {
  return paragraph.split("\n").map((line, index) => html`${index > 0 && html`<br>\n`}${linked(line, author)}`);
}

/** Splitting by a pattern with one group puts the addresses at the odd places. */
function linked(line: string, author: Author): (Html | string)[] {
  const rel = author === "reader" ? "nofollow ugc" : undefined;
  return line
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,:;!?)\]'])/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}" rel=${rel}>${part}</a>` : part));
}
