/** What the compiler knows of models: cycles, self reference, rows, relations. Checked by `tsc`; never run. */
import {
  type Duration,
  f,
  Model,
  modelEvents,
  type PlainDate,
  type PlainTime,
  type Query,
  sql,
  validationError,
  validators,
} from "#rooms/db";
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

const timestamps = { createdAt: f.datetime({ autoNowAdd: true }), updatedAt: f.datetime({ autoNow: true }) };

class Event extends Model(
  "calendar.Event",
  {
    day: f.date(),
    startsAt: f.time({ null: true }),
    length: f.duration(),
    price: f.decimal({ maxDigits: 8, decimalPlaces: 2, default: "0.00", validators: [validators.minValue("0.00")] }),
    latitude: f.float({ null: true }),
    seats: f.positiveInteger({
      choices: [
        [10, "Small"],
        [100, "Large"],
      ],
    }),
    visits: f.positiveBigInteger({ default: 0n }),
    poster: f.binary({ null: true }),
    site: f.url({ blank: true }),
    address: f.genericIpAddress({ dbDefault: sql`inet_client_addr()` }),
    badge: f.reverseOne(() => Badge, "event"),
    guests: f.manyToMany(() => User, { through: () => Invitation }),
    ...timestamps,
  },
  {
    indexes: [
      { fields: ["day", "-startsAt"] },
      { name: "free", fields: ["day"], where: "price = 0", include: ["price"] },
    ],
    uniqueConstraints: [{ name: "one_a_day", fields: ["day"], where: "seats > 10" }],
  },
) {
  override async clean(): Promise<void> {
    if (this.seats === 0) throw validationError({ seats: "Nobody could come.", __all__: ["Think again."] });
  }
}

class Badge extends Model("calendar.Badge", {
  id: f.smallAuto(),
  event: f.oneToOne(() => Event, { onDelete: { set: 1 } }),
}) {}

class Invitation extends Model("calendar.Invitation", {
  event: f.foreignKey(() => Event, { onDelete: "cascade" }),
  guest: f.foreignKey(() => User, { onDelete: "setNull", null: true }),
}) {}

export type EventRows = [
  Expect<Equal<Event["day"], PlainDate>>,
  Expect<Equal<Event["startsAt"], PlainTime | null>>,
  Expect<Equal<Event["length"], Duration>>,
  Expect<Equal<Event["price"], string>>,
  Expect<Equal<Event["latitude"], number | null>>,
  Expect<Equal<Event["seats"], number>>,
  Expect<Equal<Event["visits"], bigint>>,
  Expect<Equal<Event["poster"], Buffer | null>>,
  Expect<Equal<Event["address"], string>>,
  Expect<Equal<Event["createdAt"], Date>>,
  Expect<Equal<Badge["id"], number>>,
];

export async function eventsOfAllKinds(day: PlainDate, length: Duration): Promise<void> {
  await Event.create({ day, length, seats: 10 });
  await Event.create({ day, length, seats: 10, price: "1.50", poster: Buffer.from("x"), site: "https://example.com/" });
  // @ts-expect-error "seats" has no default
  await Event.create({ day, length });
  // @ts-expect-error a decimal is text: a number would not be exact
  await Event.create({ day, length, seats: 10, price: 1.5 });
  // @ts-expect-error a day is no moment
  await Event.create({ day: new Date(), length, seats: 10 });
}

export async function theOtherEndOfAOneToOne(): Promise<void> {
  const event = await Event.filter({ "badge.id": 1 }).with("badge", "guests").get();
  const badge: Badge | null = event.badge;
  const guests: readonly User[] = event.guests;
  // @ts-expect-error there may be none
  event.badge.id;
  // @ts-expect-error one row is no set of rows
  event.related("badge");
  return void [badge, guests];
}

export async function rowsAreValidated(event: Event): Promise<void> {
  await event.fullClean({ exclude: ["day", "address"] });
  await event.cleanFields();
  // @ts-expect-error a relation is no column
  await event.validateUnique({ exclude: ["badge"] });
  // @ts-expect-error misspelt
  await event.validateConstraints({ exclude: ["dai"] });
}

export function eventsOfRows(): void {
  modelEvents(Post).beforeSave(async ({ row, created, fields }) => {
    row.title = created ? row.shout() : (fields?.join() ?? "");
  });
  modelEvents(Post).afterManyToManyChange(({ action, keys }) => void [action === "clear", keys.length]);
  modelEvents().afterDelete(({ row, model }) => void [row, model.meta.label]);
  // @ts-expect-error not a column of posts
  modelEvents(Post).afterSave(({ row }) => row.titel);
  // @ts-expect-error there is no such action
  modelEvents(Post).afterManyToManyChange(({ action }) => action === "set");
}

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
  // @ts-expect-error setNull needs a column that may be null
  f.foreignKey(() => Tag, { onDelete: "setNull" });
  // @ts-expect-error setDefault needs a default
  f.foreignKey(() => Tag, { onDelete: "setDefault" });
  // @ts-expect-error not a rule of deletion
  f.foreignKey(() => Tag, { onDelete: "explode" });
  // @ts-expect-error a decimal says how many digits it has
  f.decimal({ maxDigits: 8 });
  // @ts-expect-error char says how long it may be
  f.char({});
  // @ts-expect-error a validator of another type
  f.boolean({ validators: [validators.maxLength(3)] });
  // @ts-expect-error choices of another type
  f.integer({ choices: [["a", "A"]] });
  // @ts-expect-error SQL is written with the sql tag, so that it is never mistaken for a value
  f.text({ dbDefault: "now()" });
  // @ts-expect-error not an option
  f.url({ maxlength: 10 });
  // @ts-expect-error an index over a field that does not exist
  Model("blog.Wrong", { title: f.text() }, { indexes: [{ fields: ["-titel"] }] });
  // @ts-expect-error a constraint over a field that does not exist
  Model("blog.Wrong", { title: f.text() }, { uniqueConstraints: [{ name: "x", fields: ["titel"] }] });
  // @ts-expect-error a group over a field that does not exist
  Model("blog.Wrong", { title: f.text() }, { uniqueTogether: [["title", "titel"]] });
}
