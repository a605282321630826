import assert from "node:assert/strict";
import { before } from "node:test";
import { runInContext } from "#rooms/context";
import { currentDatabase, exactPage, type PageOptions, paginate } from "#rooms/db";
import { Post, Tag, User } from "../blog.ts";
import { projectDatabase, testsWith } from "../project-database.ts";
import { statementsOf } from "../statements-of.ts";

const database = await projectDatabase();
const it = testsWith(database);

// 45 posts that the ordering by status holds for equal, in pages of 20.
before(() =>
  runInContext([currentDatabase.with(database)], async () => {
    const author = await User.create({ username: "ann" });
    await Post.bulkCreate(Array.from({ length: 45 }, (_, index) => ({ title: `post ${index + 1}`, author })));
    await Tag.bulkCreate(["a", "a", "b"].map((name) => ({ name })));
  }),
);

const posts = () => Post.query().orderBy("status");
const titles = ({ rows }: { rows: readonly Post[] }) => rows.map(({ title }) => title);

it("a page is found by what an address says, as Django's get_page finds it", async () => {
  // What Django 3.2 answers for 45 rows.
  const recorded: readonly (readonly [PageOptions["page"], number])[] = [
    [null, 1],
    [undefined, 1],
    ["", 1],
    ["abc", 1],
    ["2.0", 1],
    [2.5, 1],
    ["1e3", 1],
    ["2", 2],
    [2, 2],
    [" 2 ", 2],
    ["+2", 2],
    ["3", 3],
    ["4", 3],
    ["0", 3],
    ["-1", 3],
    ["99999999999999999999999", 3],
  ];
  for (const [page, number] of recorded) {
    assert.equal((await paginate(posts(), { page, size: 20 })).number, number, String(page));
  }
});

it("a page knows its place", async () => {
  const { rows, ...second } = await paginate(posts(), { page: 2, size: 20 });
  assert.deepEqual({ ...second, rows: rows.length }, { number: 2, size: 20, count: 45, rows: 20 });
  const third = await paginate(posts(), { page: 3, size: 20 });
  const places = [third.pages, third.previous, third.next, third.hasNext, third.startIndex, third.endIndex];
  assert.deepEqual(places, [3, 2, undefined, false, 41, 45]);
  const first = await paginate(posts(), { page: 1, size: 20 });
  assert.deepEqual([first.previous, first.hasPrevious, first.next], [undefined, false, 2]);
  assert.deepEqual(first.elidedRange(), [1, 2, 3]);
});

it("no rows are one empty page", async () => {
  const page = await paginate(Post.query().none(), { page: 7, size: 20 });
  const place = [page.number, page.pages, page.count, page.hasNext, page.startIndex, page.endIndex];
  assert.deepEqual(place, [1, 1, 0, false, 0, 0]);
});

it("one statement answers with the rows and their number", async () => {
  const statements = (options: PageOptions) =>
    statementsOf(async () => {
      await paginate(posts(), options);
    });
  const counts = async (options: PageOptions) => (await statements(options)).map((text) => text.includes("count("));
  assert.deepEqual(await counts({ page: 1, size: 20 }), [true]);
  assert.deepEqual(await counts({ page: 3, size: 20 }), [true]);
  assert.deepEqual(await counts({ page: 1, size: 50 }), [true]);
  assert.deepEqual(await counts({ page: 99, size: 20 }), [true, true, false]);
});

it("rows that compare equal stand on one page each, in the direction of the ordering", async () => {
  const pages = await Promise.all([1, 2, 3].map((page) => paginate(posts(), { page, size: 20 })));
  assert.equal(new Set(pages.flatMap(titles)).size, 45);
  const [sql = ""] = await statementsOf(async () => void (await paginate(posts().reverse(), { page: 3, size: 20 })));
  assert.match(sql, /order by "\w+"\."status" desc, "\w+"\."id" desc limit/);
});

it("an ordering that decides already stays as it is", async () => {
  const orderings = { id: /order by \S+"id" asc limit/, slug: /"slug" asc, \S+"id" asc limit/ } as const;
  for (const [path, expected] of Object.entries(orderings)) {
    const query = Post.query().orderBy(path === "id" ? "id" : "slug");
    const [sql = ""] = await statementsOf(async () => void (await paginate(query, { page: 3, size: 20 })));
    assert.match(sql, expected);
  }
});

it("values are paged too: what decides between them is selected", async () => {
  const names = Tag.query().values("name").distinct();
  const page = await paginate(names, { page: 1, size: 1 });
  assert.deepEqual([page.rows, page.count], [[{ name: "a" }], 2]);
  const { count } = Tag.expr;
  const groups = await paginate(Tag.query().values("name").annotate({ tags: count() }).orderBy("-tags"), {
    page: 2,
    size: 1,
  });
  assert.deepEqual([groups.rows, groups.count], [[{ name: "b", tags: 1 }], 2]);
});

it("relations are loaded with the rows", async () => {
  const { rows } = await paginate(posts().with("author"), { page: 1, size: 2 });
  assert.deepEqual(
    rows.map(({ author }) => author.username),
    ["ann", "ann"],
  );
});

it("an exact page is that or none", async () => {
  assert.equal((await exactPage(posts(), { page: "2", size: 20 })).number, 2);
  assert.equal((await exactPage(posts(), { page: null, size: 20 })).number, 1);
  assert.equal((await exactPage(Post.query().none(), { page: 1, size: 20 })).pages, 1);
  for (const page of ["4", "0", "-1", "abc", "", "99999999999999999999999"]) {
    await assert.rejects(exactPage(posts(), { page, size: 20 }), { code: "db.page_not_found", status: 404 }, page);
  }
});

it("what cannot be paged is refused", async () => {
  await assert.rejects(paginate(posts().limit(5), { page: 1, size: 20 }), { code: "db.query_invalid" });
  for (const size of [0, -1, 1.5, Number.NaN]) {
    await assert.rejects(paginate(posts(), { page: 1, size }), { code: "db.query_invalid" });
  }
});
