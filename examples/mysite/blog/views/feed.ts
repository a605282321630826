import { createHash } from "node:crypto";
import { html } from "tolv/html";
import { conditional, type HttpRequest, HttpResponse, reverse } from "tolv/http";
import { about } from "../about.ts";
import { type ListedPost, listedPosts } from "../published-posts.ts";
import { type AtomEntry, atomFeed } from "./atom-feed.ts";
import { prose } from "./prose.ts";

const length = 20;

/**
 * The newest posts for feed readers. They may ask whether it has changed by its entity tag; a time of the last change
 * would hide corrections, as posts know only when they were published.
 */
export async function feed(request: HttpRequest): Promise<HttpResponse> {
  const posts = await listedPosts().limit(length).all();
  const body = atomFeed({
    title: about.title,
    subtitle: about.description,
    address: request.absoluteUrl(reverse("blog:index")),
    self: request.absoluteUrl(reverse("blog:feed")),
    updated: posts[0]?.publishedAt ?? new Date(0),
    entries: await Promise.all(posts.map((post) => entryOf(request, post))),
  });
  const etag = createHash("sha256").update(body).digest("base64url");
  return conditional(request, { etag }, () => {
    return new HttpResponse(body, { headers: { "Content-Type": "application/atom+xml; charset=utf-8" } });
  });
}

async function entryOf(request: HttpRequest, post: ListedPost): Promise<AtomEntry> {
  return {
    title: post.title,
    address: request.absoluteUrl(post.getAbsoluteUrl()),
    author: post.author.getFullName() || post.author.username,
    published: post.publishedAt ?? post.createdAt,
    categories: post.tags.map(({ name }) => name),
    content: await html`${prose(post.body, "editor")}`.render(),
  };
}
