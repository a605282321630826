import { f, Model } from "#rooms/db";

class User extends Model("auth.User", {
  username: f.char({ maxLength: 150 }),
  favourite: f.foreignKey(() => Post, { onDelete: "protect" }),
  posts: f.reverse(() => Post, "author"),
}) {}
class Tag extends Model("blog.Tag", {
  name: f.char({ maxLength: 50 }),
  parent: f.foreignKey(() => Tag, { onDelete: "cascade", null: true }),
}) {}
class Post extends Model(
  "blog.Post",
  {
    title: f.char({ maxLength: 200 }),
    author: f.foreignKey(() => User, { onDelete: "cascade" }),
    tags: f.manyToMany(() => Tag),
    status: f.choice({ draft: "Draft", published: "Published" }, { default: "draft" }),
    publishedAt: f.datetime({ null: true, index: true }),
  },
  { ordering: ["-publishedAt"] },
) {
  override toString(): string {
    return this.title;
  }
}
const p = new Post();
const n: number = p.authorId;
const m: number | null = new Tag().parentId;
const s: "draft" | "published" = p.status;
const d: Date | null = p.publishedAt;
const q: number = p.id;
console.log(n, m, s, d, q);

import type { Equal, Expect } from "./support.ts";
export type T1 = [
  Expect<Equal<Post["authorId"], number>>,
  Expect<Equal<Tag["parentId"], number | null>>,
  Expect<Equal<Post["status"], "draft" | "published">>,
  Expect<Equal<Post["publishedAt"], Date | null>>,
  Expect<Equal<keyof Post, "id" | "title" | "authorId" | "status" | "publishedAt" | "toString">>,
];
