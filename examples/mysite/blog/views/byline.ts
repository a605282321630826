import { type Html, html } from "tolv/html";
import type { ListedPost } from "../published-posts.ts";
import { day } from "./day.ts";

/** Who wrote a post, when, and where it belongs. */
export function byline({ author, publishedAt, category, tags }: ListedPost): Html {
  const parts = [
    html`by ${author.getFullName() || author.username}`,
    publishedAt && html` on ${day(publishedAt)}`,
    category && html` in <a href="${category.getAbsoluteUrl()}">${category.name}</a>`,
    tags.map((tag) => html` <a class="tag" rel="tag" href="${tag.getAbsoluteUrl()}">${tag.name}</a>`),
  ];
  return html`<p class="byline">${parts}</p>`;
}
