import assert from "node:assert/strict";
import { Comment, Post, Tag, User } from "./blog.ts";
import { projectDatabase, testsWith } from "./project-database.ts";
import { statementsOf } from "./statements-of.ts";

const database = await projectDatabase();
const it = testsWith(database);

const titles = async (query: { all(): Promise<Post[]> }) => (await query.all()).map(({ title }) => title).sort();

it("sets the table: four posts, three users, three tags", async () => {
  const ann = await User.create({ username: "ann" });
  const bob = await User.create({ username: "Bob", isActive: false });
  await User.create({ username: "cid" });
  const first = await Post.create({ title: "100% \\ a_b", author: ann, views: 1, publishedAt: new Date("2026-01-01") });
  const second = await Post.create({ title: "1000 axb", author: ann, editor: bob, views: 2, status: "published" });
  await Post.create({
    title: "Älg",
    slug: "alg",
    author: bob,
    editor: ann,
    views: 3,
    publishedAt: new Date("2026-03-01"),
  });
  await Post.create({ title: "älg o'neil", author: bob, views: 4 });
  const news = await Tag.create({ name: "news" });
  const sport = await Tag.create({ name: "sport", parent: news });
  await Tag.create({ name: "empty" });
  await first.related("tags").add(news, sport);
  await second.related("tags").add(sport);
  await Comment.create({ post: first, text: "one" });
  await Comment.create({ post: first, text: "two" });
});

it("every lookup answers as Django's does", async () => {
  const expected: [Parameters<typeof Post.filter>[0], string[]][] = [
    [{ views: 1 }, ["100% \\ a_b"]],
    [{ views__exact: 1 }, ["100% \\ a_b"]],
    [{ views__gt: 3 }, ["älg o'neil"]],
    [{ views__gte: 3 }, ["Älg", "älg o'neil"]],
    [{ views__lt: 2 }, ["100% \\ a_b"]],
    [{ views__lte: 1 }, ["100% \\ a_b"]],
    [{ views__in: [1, 3, 99] }, ["100% \\ a_b", "Älg"]],
    [{ views__in: [] }, []],
    [{ views__range: [2, 3] }, ["1000 axb", "Älg"]],
    [{ title__iexact: "älg" }, ["Älg"]],
    [{ title__contains: "lg" }, ["Älg", "älg o'neil"]],
    [{ title__icontains: "O'NEIL" }, ["älg o'neil"]],
    [{ title__startswith: "Ä" }, ["Älg"]],
    [{ title__istartswith: "Ä" }, ["Älg", "älg o'neil"]],
    [{ title__endswith: "axb" }, ["1000 axb"]],
    [{ title__iendswith: "AXB" }, ["1000 axb"]],
    [{ slug: null }, ["100% \\ a_b", "1000 axb", "älg o'neil"]],
    [{ slug__isnull: false }, ["Älg"]],
    [{ publishedAt__gte: new Date("2026-02-01") }, ["Älg"]],
    [{}, ["100% \\ a_b", "1000 axb", "Älg", "älg o'neil"]],
  ];
  for (const [where, found] of expected)
    assert.deepEqual(await titles(Post.filter(where)), found, JSON.stringify(where));
});

it("%, _ and \\ in a text lookup stand for themselves", async () => {
  assert.deepEqual(await titles(Post.filter({ title__contains: "100%" })), ["100% \\ a_b"]);
  assert.deepEqual(await titles(Post.filter({ title__icontains: "A_B" })), ["100% \\ a_b"]);
  assert.deepEqual(await titles(Post.filter({ title__contains: "\\" })), ["100% \\ a_b"]);
  assert.deepEqual(await titles(Post.filter({ title__iexact: "100_ \\ a_b" })), []);
});

it("values are bound, whatever they contain", async () => {
  const hostile = "'; drop table blog_post; --";
  assert.equal(await Post.filter({ title: hostile }).count(), 0);
  assert.equal(await Post.filter({ title__contains: hostile }).count(), 0);
  assert.equal(await Post.filter({ "author.username__in": [hostile, '"}', "{,}"] }).count(), 0);
  assert.equal(await Post.count(), 4);
});

it("paths lead through foreign keys, and an absent row has no values", async () => {
  assert.deepEqual(await titles(Post.filter({ "author.username": "ann", "editor.isActive": false })), ["1000 axb"]);
  assert.deepEqual(await titles(Post.filter({ "editor.username__isnull": true, views__gt: 1 })), ["älg o'neil"]);
  assert.equal(await Tag.filter({ "parent.parent.name__isnull": true }).count(), 3);
});

it("a foreign key compares with a row or with its key, and needs no join for it", async () => {
  const ann = await User.get({ username: "ann" });
  const statements = await statementsOf(async () => {
    assert.equal(await Post.filter({ author: ann }).count(), 2);
    assert.equal(await Post.filter({ author: ann.id }).count(), 2);
    assert.equal(await Post.filter({ authorId: ann.id, "author.id": ann.id }).count(), 2);
    assert.equal(await Post.filter({ editor__in: [ann] }).count(), 1);
  });
  assert.ok(
    statements.every((text) => !/join/.test(text)),
    statements.join("\n"),
  );
});

it("conditions of one filter on a relation to many hold for one row; a row matches once", async () => {
  assert.deepEqual(await titles(Post.filter({ "tags.name__in": ["news", "sport"] })), ["100% \\ a_b", "1000 axb"]);
  assert.deepEqual(await titles(Post.filter({ "tags.name": "news", "tags.parent.name": "news" })), []);
  const two = Post.filter({ "tags.name": "news" }).filter({ "tags.parent.name": "news" });
  assert.deepEqual(await titles(two), ["100% \\ a_b"]);
  assert.equal(await User.filter({ "posts.tags.name": "sport" }).count(), 1);
  assert.equal(await Tag.filter({ "posts.author.username": "ann" }).count(), 2);
  const news = await Tag.get({ name: "news" });
  assert.deepEqual(await titles(Post.filter({ tags: news })), ["100% \\ a_b"]);
  assert.deepEqual(await titles(Post.filter({ tags__isnull: true })), ["Älg", "älg o'neil"]);
});

it("exclude keeps exactly the rows that filter drops", async () => {
  const wheres: Parameters<typeof Post.filter>[0][] = [
    { slug: "alg" },
    { slug__startswith: "a" },
    { "editor.username": "ann" },
    { "editor.username": "ann", views: 3 },
    { "tags.name": "sport" },
    { "comments.text": "one" },
    { publishedAt__gt: new Date("2026-02-01") },
  ];
  const all = await titles(Post.query());
  for (const where of wheres) {
    const kept = [...(await titles(Post.filter(where))), ...(await titles(Post.exclude(where)))].sort();
    assert.deepEqual(kept, all, JSON.stringify(where));
  }
});

it("orderings follow paths and turn round; limit and offset cut", async () => {
  const ordered = Post.orderBy("-author.username", "-views");
  assert.deepEqual(
    (await ordered.all()).map(({ views }) => views),
    [2, 1, 4, 3],
  );
  assert.deepEqual(
    (await ordered.offset(1).limit(2).all()).map(({ views }) => views),
    [1, 4],
  );
  assert.equal(await ordered.offset(1).limit(2).count(), 2);
  assert.deepEqual(
    (await Tag.all()).map(({ name }) => name),
    ["empty", "news", "sport"],
  );
});

it("queries never change: each step is a new one", async () => {
  const all = Post.query();
  const filtered = all.filter({ views: 1 });
  const limited = filtered.limit(0);
  assert.deepEqual([await all.count(), await filtered.count(), await limited.count()], [4, 1, 0]);
});

it("first answers with the first row or nothing, by key where nothing else orders", async () => {
  assert.equal((await Post.query().first())?.views, 1);
  assert.equal((await Post.orderBy("-views").first())?.views, 4);
  assert.equal(await Post.filter({ views: 99 }).first(), undefined);
});

it("get names the model and the keys of the filter, never the values", async () => {
  await assert.rejects(Post.get({ title: "secret", "author.username": "secret" }), {
    code: "db.does_not_exist",
    status: 404,
    message: "No blog.Post matches (title, author.username).",
  });
  await assert.rejects(Post.get({ views__gt: 1 }), {
    code: "db.multiple_objects_returned",
    message: "More than one blog.Post matches (views__gt); get() expects one.",
  });
});

it("exists asks for no more than one row", async () => {
  assert.equal(await Post.filter({ views: 1 }).exists(), true);
  assert.equal(await Post.filter({ views: 99 }).exists(), false);
});

it("with joins foreign keys and batches relations to many", async () => {
  const statements = await statementsOf(async () => {
    const posts = await Post.orderBy("views").with("author", "editor", "tags", "comments").all();
    assert.deepEqual(
      posts.map(({ author }) => `${author}`),
      ["ann", "ann", "Bob", "Bob"],
    );
    assert.deepEqual(
      posts.map(({ editor }) => editor?.username),
      [undefined, "Bob", "ann", undefined],
    );
    assert.deepEqual(
      posts.map(({ tags }) => tags.map(({ name }) => name)),
      [["news", "sport"], ["sport"], [], []],
    );
    assert.deepEqual(
      posts.map(({ comments }) => comments.length),
      [2, 0, 0, 0],
    );
  });
  assert.equal(statements.length, 3);
});

it("joins the targets of foreign keys to the rows of a slice only, unless they find or order these", async () => {
  const slices = [
    [Post.filter({ views__gt: 1 }).orderBy("-views").with("author", "editor").offset(1).limit(2), true],
    [Post.orderBy("-author.username", "-views").with("author", "editor").offset(1).limit(2), false],
    [Post.filter({ "author.username": "ann" }).orderBy("views").with("author", "editor").limit(2), false],
    [Post.orderBy("views").with("author").distinct().limit(2), false],
    [
      Post.query()
        .annotate({ weight: Post.expr.count("tags") })
        .orderBy("-weight", "views")
        .with("author")
        .limit(2),
      true,
    ],
    [
      Post.query()
        .annotate({ name: Post.expr.field("author.username") })
        .orderBy("name", "views")
        .with("author")
        .limit(2),
      false,
    ],
  ] as const;
  for (const [slice, isJoinedLater] of slices) {
    let rows: readonly Post[] = [];
    const [sql = ""] = await statementsOf(async () => {
      rows = await slice.all();
    });
    assert.equal(/ limit .* join /.test(sql), isJoinedLater, sql);
    const inTwoSteps = await Promise.all(rows.map(({ id }) => Post.with("author", "editor").get({ id })));
    const shown = ({ id, author, editorId }: Post & { author: User }) => [id, author.username, editorId];
    assert.equal(rows.length, 2);
    assert.deepEqual(
      rows.map((row) => shown(row as Post & { author: User })),
      inTwoSteps.map(shown),
    );
  }
});

it("a path that does not exist is an error that names what does", async () => {
  const loose: Record<string, unknown> = { titel: 1 };
  const rejects = (where: Record<string, unknown>, code: string) => assert.rejects(Post.filter(where).all(), { code });
  await assert.rejects(Post.filter(loose).all(), { code: "db.unknown_field", hint: /title, slug, author/ });
  await rejects({ "author.nam": 1 }, "db.unknown_field");
  await rejects({ title__beginswith: "x" }, "db.unknown_lookup");
  await rejects({ title__exact__exact: "x" }, "db.unknown_lookup");
  await rejects({ "title.x": 1 }, "db.query_invalid");
  await rejects({ title: undefined }, "db.query_invalid");
  await rejects({ views__in: 1 }, "db.invalid_value");
  await rejects({ 'views"; drop table blog_post; --': 1 }, "db.unknown_field");
});

it("ordering by many rows, and filtering a slice, are refused", async () => {
  await assert.rejects(Post.orderBy("tags.name").all(), { code: "db.query_invalid" });
  assert.throws(() => Post.query().limit(1).filter({ views: 1 }), { code: "db.query_invalid" });
});

it("queries that differ in values only share their SQL", async () => {
  const [one, two, three] = await statementsOf(async () => {
    await Post.filter({ views__in: [1], title: "a" })
      .limit(1)
      .all();
    await Post.filter({ views__in: [1, 2, 3], title: "b" })
      .limit(5)
      .all();
    await Post.filter({ views__in: [1], slug: null })
      .limit(5)
      .all();
  });
  assert.equal(one, two);
  assert.notEqual(one, three);
});

it("update writes all rows of a query, joins and slices included, and answers with their number", async () => {
  assert.equal(await Post.filter({ views__gt: 2 }).update({ body: "long" }), 2);
  assert.equal(await Post.filter({ "author.username": "ann" }).update({ body: "hers", editor: null }), 2);
  assert.equal(await Post.orderBy("-views").limit(1).update({ body: "top" }), 1);
  const bodies = (await Post.orderBy("views").all()).map(({ body }) => body);
  assert.deepEqual(bodies, ["hers", "hers", "long", "top"]);
  assert.equal(await Post.query().update({}), 0);
});

it("of two updates that want the same row, one gets it", async () => {
  await Post.query().update({ status: "draft" });
  const { id } = await Post.orderBy("id").limit(1).get();
  const take = () =>
    database.atomic(async () => {
      const taken = await Post.filter({ id, status: "draft" }).update({ status: "published" });
      await database.execute("select pg_sleep(0.05)");
      return taken;
    });
  const taken = await Promise.all([take(), take()]);
  assert.deepEqual(taken.sort(), [0, 1]);
});
