import { consumeMessages, type Message } from "tolv/contrib/messages";
import { staticFile, staticUrl } from "tolv/contrib/staticfiles";
import { type Html, html } from "tolv/html";
import { type HttpRequest, reverse } from "tolv/http";
import { about } from "../about.ts";

export interface LayoutParts {
  readonly request: HttpRequest;
  readonly title: string;
  readonly description: string;
  /** The one address by which search engines know the page; without it they leave the page out. */
  readonly address?: string;
  /** More links for the head. */
  readonly head?: Html;
  readonly content: Html;
}

/** The frame of every page. */
export async function layout({ request, title, description, address, head, content }: LayoutParts): Promise<Html> {
  const style = staticFile("blog/style.css");
  const messages = await consumeMessages(request);
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === about.title ? title : `${title} · ${about.title}`}</title>
<meta name="description" content="${description}">
${address === undefined ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${request.absoluteUrl(address)}">`}
<link rel="alternate" type="application/atom+xml" title="${about.title}" href="${reverse("blog:feed")}">
<link rel="icon" type="image/svg+xml" href="${staticUrl("blog/favicon.svg")}">
<link rel="stylesheet" href="${style.url}" integrity=${style.integrity}>
${head}</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site">
<a class="brand" href="${reverse("blog:index")}">${about.title}</a>
<nav aria-label="Site"><a href="${reverse("blog:feed")}">Feed</a></nav>
</header>
<main id="content" tabindex="-1">
${messages.length > 0 && messageList(messages)}${content}
</main>
<footer class="site"><p>${about.description}</p></footer>
</body>
</html>
`;
}

function messageList(messages: readonly Message[]): Html {
  const item = ({ level, content }: Message) => html`<li class="${level}">${content}</li>`;
  return html`<div role="status"><ul class="messages">${messages.map(item)}</ul></div>\n`;
}
