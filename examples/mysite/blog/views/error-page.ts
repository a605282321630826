import { type Html, html } from "tolv/html";
import { type ErrorPage, reverse } from "tolv/http";
import { layout } from "./layout.ts";

/** Says what went wrong, on a page that looks like the others. */
export const errorPage: ErrorPage = (request, { status, title, detail }): Promise<Html> =>
  layout({
    request,
    title,
    description: detail,
    content: html`<header class="intro"><h1>${title}</h1><p>${detail}</p></header>
<p><a href="${reverse("blog:index")}">All posts</a></p>
<p class="byline">Error ${status}, request ${request.id}</p>`,
  });
