import { type Html, html } from "tolv/html";
import { respond } from "tolv/http";
import { Comment, Post } from "../models.ts";
import { page } from "./page.ts";
import { publicationDate } from "./publication-date.ts";

export async function detail(slug: string): Promise<Html> {
  const post = await Post.filter({ slug, status: "published" }).with("author").first();
  if (post === undefined) throw respond.notFound("The post");
  const comments = await Comment.filter({ post, approved: true }).all();
  return page(
    post.title,
    html`<article>
<h1>${post.title}</h1>
<p>by ${post.author.username} on ${publicationDate(post)}</p>
${post.body.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`)}
</article>
<h2>${comments.length === 1 ? "1 comment" : `${comments.length} comments`}</h2>
${comments.map(({ name, body }) => html`<div class="comment"><b>${name}</b> ${body}</div>`)}`,
  );
}
