import assert from "node:assert/strict";
import { test } from "node:test";
import { Post, statementsOf, Tag } from "../newsroom.ts";
import { openArchive } from "./archive.ts";

const archive = await openArchive(1000);
const chief = await archive.visit("chief");

/** What a person sees of a list. */
async function see(query: string, visitor = chief) {
  const { status, text, headers } = await visitor.get(`/admin/blog/post/${query}`);
  const titles = Array.from(text.matchAll(/<th scope="row"><a [^>]*>([^<]*)<\/a>/g), ([, title]) => title);
  const count = /<p class="count"[^>]*>(.*?)<\/p>/s
    .exec(text)?.[1]
    ?.replace(/<[^>]*>|\n/g, " ")
    .replace(/\s+/g, " ");
  return { status, text, location: headers.location, rows: titles.length, first: titles[0], titles, count };
}

test("a page shows its rows in the model's order, and how many there are", async () => {
  const { status, rows, first, count, text } = await see("");
  // Posts without a date come first, as PostgreSQL orders them downwards; among equals the newest.
  assert.deepEqual([status, rows, first, count], [200, 100, "Post 0998 sit", "1000 posts"]);
  assert.match(text, /<th scope="row"><a href="\/admin\/blog\/post\/998\/change\/">/);
});

test("parameters mean what they mean in Django", async () => {
  const table: readonly (readonly [query: string, rows: number, first: string, count: string])[] = [
    ["?q=magna", 100, "Post 0986 magna", "143 results ( 1000 total )"],
    ["?q=post+0003", 1, "Post 0003 dolor", "1 result ( 1000 total )"],
    ["?q=%22lorem+body%22", 100, "Post 0986 magna", "200 results ( 1000 total )"],
    ["?q=CHIEF+0003", 1, "Post 0003 dolor", "1 result ( 1000 total )"],
    ["?q=o'reilly", 0, "", "0 results ( show all )"],
    ["?q=%25", 0, "", "0 results ( show all )"],
    ["?q=", 100, "Post 0998 sit", "1000 posts"],
    ["?o=1", 100, "Post 0001 lorem", "1000 posts"],
    ["?o=-1", 100, "Post 1000 magna", "1000 posts"],
    ["?o=-5.1", 100, "Post 0001 lorem", "1000 posts"],
    ["?o=3.-1", 100, "Post 0999 amet", "1000 posts"],
    ["?o=99", 100, "Post 1000 magna", "1000 posts"],
    ["?o=6", 100, "Post 1000 magna", "1000 posts"],
    ["?o=-6", 100, "Post 0999 amet", "1000 posts"],
    ["?o=abc", 100, "Post 1000 magna", "1000 posts"],
    ["?o=", 100, "Post 1000 magna", "1000 posts"],
    ["?p=1", 100, "Post 0998 sit", "1000 posts"],
    ["?p=10", 100, "Post 0852 amet", "1000 posts"],
    ["?p=abc", 100, "Post 0998 sit", "1000 posts"],
    ["?all=", 100, "Post 0998 sit", "1000 posts"],
    ["?status__exact=draft", 100, "Post 0998 sit", "333 results ( 1000 total )"],
    ["?status__exact=nosuch", 0, "", "0 results ( show all )"],
    ["?status=draft", 100, "Post 0998 sit", "333 results ( 1000 total )"],
    ["?status__in=draft,archived", 100, "Post 0998 sit", "666 results ( 1000 total )"],
    ["?author__id__exact=1", 100, "Post 0998 sit", "1000 results ( 1000 total )"],
    ["?author__id__exact=2", 0, "", "0 results ( show all )"],
    ["?tags__id__exact=1", 2, "Post 0005 amet", "2 results ( 1000 total )"],
    ["?tags__isnull=False", 5, "Post 0005 amet", "5 results ( 1000 total )"],
    ["?published_at__isnull=True", 100, "Post 0998 sit", "333 results ( 1000 total )"],
    ["?published_at__year=2025&status=published", 100, "Post 0004 sit", "121 results ( 1000 total )"],
    [
      "?published_at__gte=2025-12-30+00%3A00%3A00%2B00%3A00&published_at__lt=2026-01-02",
      2,
      "Post 0001 lorem",
      "2 results ( 1000 total )",
    ],
    ["?title__startswith=Post+000&all=", 9, "Post 0008 lorem", "9 results ( 1000 total )"],
  ];
  for (const [query, rows, first, count] of table) {
    const seen = await see(query);
    assert.deepEqual([query, seen.status, seen.rows, seen.first ?? "", seen.count], [query, 200, rows, first, count]);
  }
});

test("what is broken leads to the whole list, which says so", async () => {
  for (const query of [
    ...["?p=0", "?p=-1", "?p=11", "?p=999", "?q=magna&p=9", "?author__id__exact=abc", "?author__id__exact=99999999999"],
    ...["?nosuch=1", "?_facets=True", "?per_page=5", "?status__nosuch=1", "?published_at__gte=soon", "?__proto__=1"],
    ...["?published_at__year=abc", "?tags__isnull=maybe", "?published_at__gte=2025-02-30T99"],
    ...["?title__regex=(a%2B)%2B%24", "?author__id__in=1,x", "?constructor=1", "?title__title=1"],
  ]) {
    const { status, location } = await see(query);
    assert.deepEqual([query, status, location], [query, 302, "/admin/blog/post/?e=1"]);
  }
  assert.match((await see("?e=1")).text, /That address asked for something broken/);
});

test("a condition that the list neither shows nor filters by is refused", async () => {
  for (const query of [
    "?author__password__startswith=pbkdf2",
    "?author__email__contains=a",
    "?body__contains=a",
    "?tags__name=x",
    "?category__name=x",
    "?author__groups__permissions__codename=x",
  ]) {
    assert.equal((await see(query)).status, 400, query);
  }
});

test("a relation to many repeats no row", async () => {
  await archive.run(async () => {
    const post = await Post.get({ slug: "post-100" });
    await post.related("tags").set(await Tag.all());
  });
  for (const query of ["?q=0100", "?tags__isnull=False&q=0100", "?tags__id__in=1,2,3&q=0100"]) {
    assert.equal((await see(query)).rows, 1, query);
  }
});

test("no row is missed and none is shown twice on the way through the pages", async () => {
  const seen = new Set<string | undefined>();
  for (let page = 1; page <= 10; page += 1) for (const title of (await see(`?o=2&p=${page}`)).titles) seen.add(title);
  assert.equal(seen.size, 1000);
});

test("all rows are shown on one page where they are few enough", async () => {
  const { rows, text } = await see("?q=%22lorem+body%22&all=");
  assert.equal(rows, 200);
  assert.match(text, /href="\?q=%22lorem\+body%22">Show pages</);
});

test("a page takes six statements at most, session and user included, whatever it shows", async (context) => {
  await archive.hire("reader", "blog.view_post");
  const reader = await archive.visit("reader");
  for (const [visitor, most] of [[chief, 5] as const, [reader, 6] as const]) {
    for (const query of [
      "",
      "?q=magna",
      "?q=nothing",
      "?status__exact=draft&o=-6.2",
      "?p=10",
      "?all=",
      "?tags__id__exact=1",
    ]) {
      const statements = await statementsOf(async () => assert.equal((await see(query, visitor)).status, 200));
      context.diagnostic(`${query || "?"}: ${statements.length}`);
      assert.equal(statements.length, most, statements.join("\n"));
    }
  }
});

test("headings sort, tell how they sort, and can be taken out of the order", async () => {
  const { text } = await see("?o=-1.2");
  assert.match(text, /<th scope="col" class="sorted descending" aria-sort="descending">\s*<a href="\?o=1\.2">Title/);
  assert.match(text, /<a href="\?o=-2\.-1">Author<span class="visually-hidden">, then ascending/);
  assert.match(text, /<a class="unsort" href="\?o=2"><span class="visually-hidden">Do not sort by Title/);
  assert.match(text, /<th scope="col"><a href="\?o=3\.-1\.2">Status<\/a>/);
  assert.equal(text.match(/aria-sort/g)?.length, 1);
});

test("filters are links that keep everything else, and what narrows the list can be removed one by one", async () => {
  const { text } = await see("?status__exact=draft&q=post&o=1&p=2");
  assert.match(text, /<a href="\?o=1&amp;q=post&amp;status__exact=published">Published/);
  assert.match(text, /<a href="\?o=1&amp;q=post&amp;status__exact=draft" aria-current="true">Draft/);
  assert.match(text, /<a href="\?o=1&amp;q=post&amp;status__exact=draft&amp;tags__id__exact=2">tag1/);
  assert.match(text, /<li><a href="\?o=1&amp;q=post"><span class="visually-hidden">Remove <\/span>Status: Draft/);
  assert.match(
    text,
    /<li><a href="\?o=1&amp;status__exact=draft"><span class="visually-hidden">Remove <\/span>Search: post/,
  );
  assert.match(text, /\(<a href="\?o=1">1000 total<\/a>\)/);
  assert.match(text, /<input type="hidden" name="status__exact" value="draft">/);
});

test("the page of a row leads back to the list as it was", async () => {
  const { text } = await see("?status__exact=draft&o=1");
  assert.match(text, /post\/2\/change\/\?_changelist_filters=status__exact%3Ddraft%26o%3D1"/);
  assert.match(text, /post\/add\/\?_changelist_filters=status__exact%3Ddraft%26o%3D1"/);
});

test("pages are numbered from one, with those left out marked", async () => {
  const { text } = await see("?p=5");
  const pages = /<nav class="pages".*?<\/nav>/s.exec(text)?.[0] ?? "";
  assert.match(pages, /<a href="\?p=4">/);
  assert.match(pages, /aria-current="page"><span class="visually-hidden">Page <\/span>5</);
  assert.match(pages, /1000 posts/);
  assert.ok(!pages.includes("Show all"), "there are too many for one page");
  assert.match((await see("?q=%22lorem+body%22")).text, /href="\?all=&amp;q=%22lorem\+body%22">Show all</);
});

test("values are shown as people read them", async () => {
  const { text } = await see("?q=0001");
  assert.match(text, /<td data-label="Published at">Jan\. 1, 2026, midnight<\/td>/);
  assert.match(text, /<td data-label="Status">Published<\/td>/);
  assert.match(text, /<td data-label="Published\?"><span class="sign yes"><span class="visually-hidden">Yes</);
  assert.match(text, /<td data-label="Comments">1<\/td>/);
  assert.match((await see("?q=0002")).text, /<td data-label="Published at">-<\/td>/);
});

test("lists without columns show rows as texts; others paths behind foreign keys", async () => {
  const tags = await chief.get("/admin/blog/category/");
  assert.equal(tags.status, 200);
  assert.match(tags.text, /No categories here\./);
  const comments = await chief.get("/admin/blog/comment/");
  assert.match(comments.text, /<td data-label="Post">Post 0\d+ \w+<\/td>/);
});
