import { action, adminFor, column } from "#rooms/contrib/admin";
import type { User } from "#rooms/contrib/auth";
import { blogApp, Category, Comment, type Newsroom, openNewsroom, Post, Tag } from "../newsroom.ts";

/** The lists of Django's reference project. */
const archiveApp = blogApp([
  adminFor(Category, { list: { search: ["name"] } }),
  adminFor(Tag, { list: { display: ["name", "slug"], search: ["name"] } }),
  adminFor(Comment, {
    list: {
      display: ["name", "post", "approved", "createdAt"],
      filters: ["approved", "createdAt"],
      search: ["name", "body"],
      perPage: 50,
    },
  }),
  adminFor(Post, {
    list: {
      display: [
        "title",
        "author",
        "status",
        "publishedAt",
        column("published?", (post) => post.status === "published", { boolean: true, orderBy: "status" }),
        column("comments", (post) => post.commentCount, {
          annotate: { commentCount: Post.expr.count("comments") },
          orderBy: "commentCount",
        }),
      ],
      filters: ["status", "publishedAt", "tags", "author"],
      search: ["title", "body", "author.username"],
    },
    form: { autocomplete: ["author"] },
    actions: [
      action({
        name: "make_equal",
        label: "Give all selected posts the same slug",
        permission: "change",
        run: async (posts) => {
          await posts.update({ slug: "equal" });
        },
      }),
      action({
        name: "make_published",
        label: "Mark selected posts as published",
        permission: "change",
        run: async (posts, { addMessage }) => {
          const updated = await posts.update({ status: "published", publishedAt: new Date() });
          addMessage({ level: "success", content: `${updated} posts were successfully marked as published.` });
        },
      }),
    ],
  }),
]);

/** A newsroom with Django's reference lists and, if wanted, posts in them. */
export async function openArchive(posts = 0): Promise<Newsroom> {
  const newsroom = await openNewsroom([archiveApp]);
  await newsroom.run(() => fillArchive(posts, newsroom.chief));
  return newsroom;
}

const words = ["lorem", "ipsum", "dolor", "sit", "amet", "magna", "nostrud"];
const statuses = ["published", "draft", "archived"] as const;
const day = 86_400_000;

/** Posts of which a third is a draft, each with two of five tags and, every second, a comment. */
async function fillArchive(posts: number, author: User): Promise<void> {
  const tags = await Tag.bulkCreate(
    Array.from({ length: 5 }, (_, index) => ({ name: `tag${index}`, slug: `tag${index}` })),
  );
  const made = await Post.bulkCreate(
    Array.from({ length: posts }, (_, index) => ({
      ...{ title: `Post ${String(index + 1).padStart(4, "0")} ${words[index % 7]}`, slug: `post-${index + 1}`, author },
      ...{ body: `${words[index % 7]} ${words[index % 5]} body`, status: statuses[index % 3] ?? "draft" },
      publishedAt: index % 3 === 1 ? null : new Date(Date.UTC(2026, 0, 1) - index * day),
    })),
  );
  for (const [index, tag] of tags.entries()) {
    await tag.refresh();
    for (const post of made.slice(index, index + 1)) await post.related("tags").add(tag, tags[(index + 1) % 5] ?? tag);
  }
  await Comment.bulkCreate(
    made.filter((_, index) => index % 2 === 0).map((post) => ({ post, name: "Reader", body: "Fine." })),
  );
}
