import { type Html, html } from "tolv/html";
import { reverse } from "tolv/http";
import { Post } from "../models.ts";
import { page } from "./page.ts";
import { publicationDate } from "./publication-date.ts";

const postsPerPage = 20;

export async function index(): Promise<Html> {
  const posts = await publishedPosts();
  return page(
    "Blog",
    html`<h1>Posts</h1>
${posts.length === 0 ? html`<p>No posts.</p>` : html`<ul class="posts">${posts.map(item)}</ul>`}`,
  );
}

type ListedPost = Awaited<ReturnType<typeof publishedPosts>>[number];

function publishedPosts() {
  return Post.filter({ status: "published" }).with("author", "tags").limit(postsPerPage).all();
}

function item(post: ListedPost): Html {
  return html`
<li>
<a href="${reverse("blog:detail", { slug: post.slug })}">${post.title}</a>
<p>by ${post.author.username} on ${publicationDate(post)}${post.tags.map((tag) => html` <span class="tag">${tag.name}</span>`)}</p>
</li>`;
}
