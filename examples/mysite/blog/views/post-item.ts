import { type Html, html } from "tolv/html";
import type { ListedPost } from "../published-posts.ts";
import { byline } from "./byline.ts";
import { excerpt } from "./excerpt.ts";

/** A post in a list. */
export function postItem(post: ListedPost): Html {
  return html`<li>
<h2><a href="${post.getAbsoluteUrl()}">${post.title}</a></h2>
${byline(post)}
<p>${excerpt(post.body, 220)}</p>
</li>
`;
}
