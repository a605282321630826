import { type Html, html } from "tolv/html";
import type { Post } from "../models.ts";

export function publicationDate({ publishedAt }: Pick<Post, "publishedAt">): Html {
  const day = publishedAt?.toISOString().slice(0, 10);
  return html`<time datetime="${day}">${day}</time>`;
}
