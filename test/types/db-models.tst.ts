/** What the compiler knows of models: cycles, self reference, rows, relations. Checked by `tsc`; never run. */
import { f, Model, type Query } from "#rooms/db";
import type { Equal, Expect } from "./support.ts";

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
    editor: f.foreignKey(() => User, { onDelete: "setNull", null: true }),
    tags: f.manyToMany(() => Tag),
    status: f.choice({ draft: "Draft", published: "Published" }, { default: "draft" }),
    publishedAt: f.datetime({ null: true, index: true }),
  },
  { ordering: ["-publishedAt"] },
) {
  override toString(): string {
    return this.title;
  }

  shout(): string {
    return `${this.title}!`;
  }
}

class Session extends Model("sessions.Session", {
  sessionKey: f.char({ maxLength: 40, primaryKey: true }),
  size: f.bigInteger({ default: 0n }),
}) {}

class Visit extends Model("sessions.Visit", {
  session: f.oneToOne(() => Session, { onDelete: "cascade" }),
}) {}

export type Rows = [
  Expect<Equal<Post["id"], number>>,
  Expect<Equal<Post["authorId"], number>>,
  Expect<Equal<Post["editorId"], number | null>>,
  Expect<Equal<Tag["parentId"], number | null>>,
  Expect<Equal<Post["status"], "draft" | "published">>,
  Expect<Equal<Post["publishedAt"], Date | null>>,
  Expect<Equal<Session["size"], bigint>>,
  // The type of a foreign key is that of the primary key it holds.
  Expect<Equal<Visit["sessionId"], string>>,
  Expect<Equal<"id" extends keyof Session ? true : false, false>>,
];

export async function rowsKeepTheirMethods(): Promise<void> {
  const posts = await Post.filter({ status: "draft" }).orderBy("-publishedAt").limit(20).all();
  posts[0]?.shout();
  posts[0]?.toString();
  const found: Post = await Post.get({ id: 1 });
  const created: Post = await Post.create({ title: "Twelve", author: 1 });
  await found.save({ fields: ["title"] });
  // @ts-expect-error not a field
  await created.save({ fields: ["titel"] });
}

export async function relationsMustBeLoaded(): Promise<void> {
  const post = await Post.get({ id: 1 });
  // @ts-expect-error "author" was not loaded
  post.author;
  // @ts-expect-error "tags" were not loaded
  post.tags;
  const loaded = await Post.filter({ id: 1 }).with("author", "editor").with("tags").get();
  const author: User = loaded.author;
  const editor: User | null = loaded.editor;
  const tags: readonly Tag[] = loaded.tags;
  // @ts-expect-error an editor may be missing
  loaded.editor.username;
  // @ts-expect-error not a relation
  Post.query().with("title");
  // @ts-expect-error misspelt
  Post.query().with("autor");
  return void [author, editor, tags];
}

export async function relatedRows(post: Post, user: User): Promise<void> {
  const tags: Tag[] = await post.related("tags").all();
  const posts: Post[] = await user.related("posts").filter({ "author.username": "ann" }).all();
  await post.related("tags").add(1, ...tags);
  // @ts-expect-error a foreign key is not a relation to many
  post.related("author");
  // @ts-expect-error not rows of the target
  await post.related("tags").add(user);
  return void posts;
}

export async function queriesAreNotThenables(): Promise<void> {
  const query = Post.filter({ status: "draft" });
  // @ts-expect-error this is a Query, not rows
  (await query).length;
  const awaited: Expect<Equal<Awaited<typeof query>, typeof query>> = true;
  const typed: Query<Post, (typeof Post)["fields"]> = query;
  return void [awaited, typed];
}

export async function createAsksForWhatIsRequired(user: User): Promise<void> {
  await Post.create({ title: "Twelve", author: user, editor: null, publishedAt: new Date() });
  // @ts-expect-error "title" has no default
  await Post.create({ author: user });
  // @ts-expect-error "author" has no default
  await Post.create({ title: "Twelve" });
  // @ts-expect-error null is not allowed
  await Post.create({ title: "Twelve", author: null });
  // @ts-expect-error not one of the choices
  await Post.create({ title: "Twelve", author: user, status: "lost" });
  // @ts-expect-error not a field
  await Post.create({ title: "Twelve", author: user, subtitle: "" });
  // @ts-expect-error rows of another model
  await Post.create({ title: "Twelve", author: new Tag() });
}

export function declarationsAreChecked(): void {
  // @ts-expect-error ordering by a field that does not exist
  Model("blog.Wrong", { title: f.text() }, { ordering: ["titel"] });
  // @ts-expect-error a default of another type
  f.integer({ default: "1" });
  // @ts-expect-error a default that is not a choice
  f.choice({ draft: "Draft" }, { default: "lost" });
  // @ts-expect-error a foreign key says what happens on deletion
  f.foreignKey(() => Tag);
}
