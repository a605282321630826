import { Post } from "./models.ts";

/** The posts that everybody may read: published, and not dated in the future. */
export function publishedPosts() {
  return Post.filter({ status: "published", publishedAt__lte: new Date() });
}

/** The same with all that is shown of a post beside its text. */
export function listedPosts() {
  return publishedPosts().with("author", "category", "tags");
}

export type ListedPost = Awaited<ReturnType<ReturnType<typeof listedPosts>["all"]>>[number];
