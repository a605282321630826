import assert from "node:assert/strict";
import { f, not, PlainDate } from "#rooms/db";
import { Comment, Post, Tag, User } from "./blog.ts";
import { projectDatabase, testsWith } from "./project-database.ts";

// At 23:30 in UTC it is the next day in Stockholm.
const database = await projectDatabase({ timeZone: "Europe/Stockholm" });
const it = testsWith(database);
const { abs, average, coalesce, concat, count, exists, extract, field, greatest, least, length } = Post.expr;
const { lower, max, min, now, nullIf, outer, rowCount, subquery, sum, trim, truncate, upper, value } = Post.expr;

it("sets the table: five posts of two users", async () => {
  const ann = await User.create({ username: "ann", firstName: "Ann" });
  const bob = await User.create({ username: "bob" });
  const news = await Tag.create({ name: "news" });
  const sport = await Tag.create({ name: "sport", parent: news });
  const posts = [
    { title: "one", author: ann, views: 10, publishedAt: new Date("2026-01-31T23:30:00Z") },
    { title: " Two ", author: ann, editor: bob, views: 20, status: "published", slug: "two" },
    { title: "three", author: bob, views: 30, publishedAt: new Date("2026-03-01T12:00:00Z") },
    { title: "four", author: bob, editor: ann, views: 0, status: "published" },
    { title: "five", author: ann, views: 7, slug: "v", publishedAt: new Date("2025-12-28T10:20:30.9Z") },
  ] as const;
  for (const values of posts) await Post.create(values);
  const [one, two] = await Post.orderBy("id").all();
  assert.ok(one && two);
  await one.related("tags").add(news, sport);
  await two.related("tags").add(sport);
  for (const text of ["a", "b", "c"]) await Comment.create({ post: one, text });
  await Comment.create({ post: two, text: "a" });
});

/** Every expression beside the SQL that a person would write for it. */
const expressions: readonly [name: string, expression: ReturnType<typeof value>, sql: string][] = [
  ["a column", field("views"), "views"],
  [
    "a column behind a foreign key",
    field("author.username"),
    "(select username from auth_user u where u.id = author_id)",
  ],
  ["a sum", field("views").plus(3), "views + 3"],
  ["a difference of columns", field("views").minus(field("id")), "views - id"],
  ["a product", field("views").times(2), "views * 2"],
  ["a quotient of whole numbers", field("views").dividedBy(3), "views / 3"],
  ["a remainder", field("views").modulo(7), "views % 7"],
  ["abs", abs(field("views").minus(15)), "abs(views - 15)"],
  ["lower", lower("title"), "lower(title)"],
  ["upper", upper("title"), "upper(title)"],
  ["trim", trim("title"), "btrim(title)"],
  ["length", length("title"), "length(title)"],
  ["concat with a value and an absent one", concat("title", value("-"), "slug"), "title || '-' || coalesce(slug, '')"],
  ["coalesce", coalesce("slug", value("none")), "coalesce(slug, 'none')"],
  ["nullIf", nullIf("views", 0), "nullif(views, 0)"],
  ["greatest", greatest("views", "id"), "greatest(views, id)"],
  ["least", least("views", "id"), "least(views, id)"],
  ["a cast", Post.expr.cast("views", f.text()), "views::text"],
  ["the year", extract("publishedAt", "year"), "extract(year from published_at at time zone 'Europe/Stockholm')::int"],
  ["the day", extract("publishedAt", "day"), "extract(day from published_at at time zone 'Europe/Stockholm')::int"],
  ["the month, cut", truncate("publishedAt", "month"), "date_trunc('month', published_at, 'Europe/Stockholm')"],
  [
    "exists",
    exists(Comment.filter({ post: outer("id") })),
    "exists (select 1 from blog_comment c where c.post_id = blog_post.id)",
  ],
  [
    "the number of rows of another query",
    rowCount(Comment.filter({ post: outer("id") })),
    "(select count(*) from blog_comment c where c.post_id = blog_post.id)",
  ],
  [
    "the number of different values of another query",
    rowCount(Comment.query().values("text").distinct()),
    "(select count(distinct text) from blog_comment)",
  ],
  [
    "the number of rows of a slice",
    rowCount(
      Comment.filter({ post: outer("id") })
        .orderBy("id")
        .limit(2),
    ),
    "(select least(count(*), 2) from blog_comment c where c.post_id = blog_post.id)",
  ],
  [
    "a subquery",
    subquery(
      Comment.filter({ post: outer("id") })
        .orderBy("-text")
        .values("text"),
    ),
    "(select text from blog_comment c where c.post_id = blog_post.id order by text desc limit 1)",
  ],
  [
    "a case",
    Post.expr.case(
      [
        { when: { views__gte: 20 }, value: "many" },
        { when: { views: 0 }, value: "none" },
      ],
      "some",
    ),
    "case when views >= 20 then 'many' when views = 0 then 'none' else 'some' end",
  ],
  [
    "a count of related rows",
    count("comments"),
    "(select count(*) from blog_comment c where c.post_id = blog_post.id)",
  ],
  [
    "a count over a join table",
    count("tags"),
    "(select count(*) from blog_post_tags t where t.post_id = blog_post.id)",
  ],
  [
    "a count of different values",
    count("comments.text", { distinct: true }),
    "(select count(distinct text) from blog_comment c where c.post_id = blog_post.id)",
  ],
  [
    "a count of some related rows",
    count("comments", { filter: { "comments.text": "a" } }),
    "(select count(*) from blog_comment c where c.post_id = blog_post.id and c.text = 'a')",
  ],
  [
    "the greatest related value",
    max("comments.text"),
    "(select max(text) from blog_comment c where c.post_id = blog_post.id)",
  ],
];

it("every expression is computed as the SQL that a person would write", async () => {
  for (const [name, expression, sql] of expressions) {
    const rows = await Post.query().annotate({ answer: expression }).orderBy("id").all();
    const expected = await database.execute<{ answer: unknown }>(`select ${sql} as answer from blog_post order by id`);
    assert.deepEqual(
      rows.map(({ answer }) => answer),
      expected.map(({ answer }) => answer),
      name,
    );
  }
});

it("no annotation at all leaves a query as it is, so that its SQL is made once", async () => {
  const query = Post.filter({ title: "one" });
  assert.equal(query.annotate({}).state, query.state);
});

it("an expression filters and orders like a column", async () => {
  for (const [name, expression, sql] of expressions) {
    const query = Post.query().annotate({ answer: expression });
    const filled = await query.filter({ answer__isnull: false }).count();
    const [row] = await database.execute<{ n: number }>(
      `select count(*) as n from blog_post where (${sql}) is not null`,
    );
    assert.equal(filled, row?.n, name);
    const ids = (await query.orderBy("-answer", "id").all()).map(({ id }) => id);
    const expected = await database.execute<{ id: number }>(`select id from blog_post order by ${sql} desc, id`);
    assert.deepEqual(
      ids,
      expected.map(({ id }) => id),
      name,
    );
  }
});

it("rows keep their methods and columns beside annotations", async () => {
  const [row] = await Post.query()
    .annotate({ twice: field("views").times(2) })
    .with("author")
    .orderBy("id")
    .all();
  assert.equal(row?.shout(), "ONE!");
  assert.equal(row.twice, 20);
  assert.equal(row.author.username, "ann");
});

it("filters compare with expressions, across relations too", async () => {
  const titles = async (query: { pluck(path: "title"): Promise<string[]> }) => (await query.pluck("title")).sort();
  assert.deepEqual(await titles(Post.filter({ views__gt: field("id").times(7) })), ["one", "three", " Two "].sort());
  assert.deepEqual(await titles(Post.filter({ views__range: [field("id"), 10] })), ["five", "one"]);
  assert.deepEqual(
    await titles(Post.filter({ "author.username__startswith": lower("author.firstName") })),
    await titles(Post.query()),
  );
  assert.deepEqual(await titles(Post.filter({ title__contains: field("slug") })), ["five"]);
  assert.deepEqual(await titles(Post.filter({ "comments.text": lower("title") })), []);
  assert.deepEqual(await titles(Post.filter(not({ publishedAt__lt: now() }))), [" Two ", "four"]);
});

it("an expression's text is no pattern", async () => {
  const hostile = await Post.create({ title: "100%", author: (await User.get({ username: "ann" })).id, slug: "%" });
  assert.deepEqual(await Post.filter({ title__contains: field("slug") }).pluck("title"), ["five", "100%"]);
  assert.deepEqual(await Post.filter({ title__startswith: field("slug") }).pluck("title"), []);
  await hostile.delete();
});

it("update computes from the row itself", async () => {
  assert.equal(await Post.filter({ title: "four" }).update({ views: field("views").plus(5) }), 1);
  assert.equal((await Post.get({ title: "four" })).views, 5);
  await Post.filter({ title: "four" }).update({ views: 0, body: concat("title", value("!")) });
  assert.equal((await Post.get({ title: "four" })).body, "four!");
  await assert.rejects(Post.query().update({ body: field("author.username") }), { code: "db.query_invalid" });
});

it("orders by expressions, rows without a value first or last", async () => {
  const slugs = (...orders: Parameters<ReturnType<typeof Post.query>["orderBy"]>) =>
    Post.query()
      .orderBy(...orders, "id")
      .pluck("slug");
  assert.deepEqual(await slugs(field("slug").asc({ nulls: "first" })), [null, null, null, "two", "v"]);
  assert.deepEqual(await slugs(field("slug").desc({ nulls: "last" })), ["v", "two", null, null, null]);
  assert.deepEqual(await Post.query().orderBy(length("title").desc(), "id").limit(2).pluck("title"), [
    " Two ",
    "three",
  ]);
});

it("values are typed rows without methods, joined through relations", async () => {
  assert.deepEqual(
    await Post.query().orderBy("id").limit(2).values("title", "author.username", "editor.username").all(),
    [
      { title: "one", "author.username": "ann", "editor.username": null },
      { title: " Two ", "author.username": "ann", "editor.username": "bob" },
    ],
  );
  assert.deepEqual(await Post.filter({ title: "one" }).values("tags.name").orderBy("tags.name").all(), [
    { "tags.name": "news" },
    { "tags.name": "sport" },
  ]);
});

it("aggregates take all rows of a query together", async () => {
  const numbers = { n: count(), total: sum("views"), mean: average("views"), least: min("views"), most: max("views") };
  assert.deepEqual(await Post.query().aggregate(numbers), { n: 5, total: 67, mean: 13.4, least: 0, most: 30 });
  assert.deepEqual(await Post.filter({ views: 99 }).aggregate(numbers), {
    n: 0,
    total: null,
    mean: null,
    least: null,
    most: null,
  });
  assert.deepEqual(
    await Post.orderBy("-views")
      .limit(2)
      .aggregate({ total: sum("views") }),
    { total: 50 },
  );
  assert.deepEqual(await Post.query().aggregate({ names: count("tags.name", { distinct: true }) }), { names: 2 });
  assert.deepEqual(await Post.query().aggregate({ many: count("id", { filter: { views__gte: 20 } }) }), { many: 2 });
});

it("values before an aggregate make groups; conditions on the aggregate choose among them", async () => {
  const byAuthor = Post.query()
    .values("author.username")
    .annotate({ posts: count(), read: sum("views") });
  assert.deepEqual(await byAuthor.orderBy("author.username").all(), [
    { "author.username": "ann", posts: 3, read: 37 },
    { "author.username": "bob", posts: 2, read: 30 },
  ]);
  assert.deepEqual(await byAuthor.filter({ posts__gt: 2 }).pluck("author.username"), ["ann"]);
  assert.equal(await byAuthor.count(), 2);
  assert.deepEqual(await byAuthor.filter({ title: "one" }).all(), [{ "author.username": "ann", posts: 1, read: 10 }]);
});

it("groups by what was computed, in the time zone of the project", async () => {
  const months = Post.filter({ publishedAt__isnull: false })
    .annotate({ month: truncate("publishedAt", "month") })
    .values("month")
    .annotate({ posts: count() })
    .orderBy("month");
  assert.deepEqual(await months.all(), [
    { month: new Date("2025-11-30T23:00:00Z"), posts: 1 },
    { month: new Date("2026-01-31T23:00:00Z"), posts: 1 },
    { month: new Date("2026-02-28T23:00:00Z"), posts: 1 },
  ]);
});

it("distinct drops repeated rows, or all but the first of each value", async () => {
  assert.deepEqual(await Post.query().values("status").distinct().orderBy("status").all(), [
    { status: "draft" },
    { status: "published" },
  ]);
  const firsts = Post.orderBy("author", "-views").distinct("author");
  assert.deepEqual(await firsts.pluck("title"), [" Two ", "three"]);
  assert.equal(await firsts.count(), 2);
});

it("a name of an annotation is a word that nothing else has", async () => {
  const annotate = (name: string) => () => Post.query().annotate({ [name]: count() });
  for (const name of ["title", "authorId", "comments", 'a" from auth_user --', "", "a b", "__proto__x__"]) {
    assert.throws(annotate(name), { code: "db.query_invalid" }, name);
  }
  assert.throws(() => Post.query().annotate({ n: count() }).annotate({ n: count() }), { code: "db.query_invalid" });
});

it("paths of expressions and values are looked up, never written", async () => {
  const hostile: string = 'views" from auth_user; drop table blog_post; --';
  await assert.rejects(Post.query().values(hostile).all(), { code: "db.unknown_field" });
  await assert.rejects(
    Post.query()
      .annotate({ n: field(hostile) })
      .all(),
    { code: "db.unknown_field" },
  );
  await assert.rejects(
    Post.query()
      .annotate({ n: count(hostile) })
      .all(),
    { code: "db.unknown_field" },
  );
  await assert.rejects(Post.query().distinct(hostile).all(), { code: "db.unknown_field" });
  await assert.rejects(Post.query().pluck(hostile), { code: "db.unknown_field" });
  for (const order of [hostile, `-${hostile}`, "-", "--id", "id asc", "author.id; --", "constructor", "__proto__"]) {
    // What a request asks to be ordered by is text that the compiler has not seen.
    const asked: "id" = JSON.parse(JSON.stringify(order));
    await assert.rejects(
      Post.orderBy(asked).all(),
      (error: { code?: string }) => /^db\.(unknown_field|query_invalid)$/.test(error.code ?? ""),
      order,
    );
  }
  assert.throws(() => truncate("publishedAt", JSON.parse('"day\'"')), { code: "db.query_invalid" });
  assert.throws(() => extract("publishedAt", JSON.parse('"day from now()) --"')), { code: "db.query_invalid" });
  await assert.rejects(
    Post.query()
      .annotate({ n: outer("id") })
      .all(),
    { code: "db.query_invalid" },
  );
  assert.equal(await Post.count(), 5);
});

it("days are those of the project's time zone", async () => {
  assert.deepEqual(await Post.filter({ publishedAt__date: PlainDate.from("2026-02-01") }).pluck("title"), ["one"]);
  assert.deepEqual(await Post.filter({ publishedAt__month: 2 }).pluck("title"), ["one"]);
  assert.deepEqual(await Post.filter({ publishedAt__hour: 0, publishedAt__minute__gte: 30 }).pluck("title"), ["one"]);
});
