import { html } from "tolv/html";
import { type ErrorPage, type ErrorPages, reverse } from "tolv/http";
import { layout } from "./layout.ts";

/** Says what went wrong, on a page that looks like the others. */
const page: ErrorPage = (request, { status, title, detail, release }) =>
  layout({
    request,
    title,
    description: detail,
    content: html`<header class="intro"><h1>${title}</h1><p>${detail}</p></header>
<p><a href="${reverse("blog:index")}">All posts</a></p>
<p class="byline">Error ${status}, request ${request.id}${release && `, release ${release}`}</p>`,
  });

export const blogErrorPages: ErrorPages = {
  400: page,
  403: page,
  404: page,
  405: page,
  413: page,
  429: page,
  500: page,
  503: page,
};
