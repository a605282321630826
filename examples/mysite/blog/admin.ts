import { action, adminFor, adminSite, column, inline } from "tolv/contrib/admin";
import { Category, Comment, Post, Tag } from "./models.ts";

const makePublished = action<Post, typeof Post.fields>({
  name: "make_published",
  label: "Mark selected posts as published",
  permission: "change",
  async run(posts, { addMessage }) {
    const count = await posts.update({ status: "published", publishedAt: new Date() });
    const were = count === 1 ? "1 post was" : `${count} posts were`;
    addMessage({ level: "success", content: `${were} successfully marked as published.` });
  },
});

const postAdmin = adminFor(Post, {
  list: {
    display: [
      "title",
      "author",
      "status",
      "publishedAt",
      column("published?", ({ status }) => status === "published", { boolean: true, orderBy: "status" }),
      column("comments", ({ commentCount }) => commentCount, {
        annotate: { commentCount: Post.expr.count("comments") },
      }),
    ],
    filters: ["status", "publishedAt", "tags", "author"],
    search: ["title", "body", "author.username"],
  },
  form: {
    prepopulated: { slug: ["title"] },
    autocomplete: ["author"],
    readonly: ["createdAt"],
    fieldsets: [
      { fields: ["title", "slug", "author", "category", "body"] },
      { title: "Publishing", fields: [["status", "publishedAt"], "tags"] },
      { title: "Meta", fields: ["createdAt"], collapsed: true, description: "Set by the system." },
    ],
    inlines: [inline(Comment, { fields: ["name", "email", "body", "approved"], extra: 1 })],
  },
  actions: [makePublished],
  viewOnSite: (post) => post.getAbsoluteUrl(),
});

const tagAdmin = adminFor(Tag, {
  list: { display: ["name", "slug"], search: ["name"] },
  form: { prepopulated: { slug: ["name"] } },
  viewOnSite: (tag) => tag.getAbsoluteUrl(),
});

const categoryAdmin = adminFor(Category, {
  list: { search: ["name"] },
  viewOnSite: (category) => category.getAbsoluteUrl(),
});

const commentAdmin = adminFor(Comment, {
  list: {
    display: ["name", "post", "approved", "createdAt"],
    filters: ["approved", "createdAt"],
    search: ["name", "body"],
    perPage: 50,
  },
  form: { rawId: ["post", "user"] },
});

/** What the admin site shows of the blog. */
export const blogAdmin = [postAdmin, tagAdmin, categoryAdmin, commentAdmin].map((part) => adminSite(part));
