import assert from "node:assert/strict";
import { test } from "node:test";
import { Category, Comment, Post, Tag } from "../../../examples/mysite/blog/models.ts";
import { Visitor } from "../../contrib/visitor.ts";
import { createAuthor, createPost, dataStatements, exampleProject } from "./example-site.ts";

const project = await exampleProject();
const site = await project.createSite();
const visitor = new Visitor(site);

// 45 published posts, the newest first in the list; every third is tagged and has a category.
const { category } = await project.run(async () => {
  const author = await createAuthor();
  const news = await Tag.create({ name: "News", slug: "news" });
  const essays = await Category.create({ name: "Essays / long" });
  for (let number = 1; number <= 45; number += 1) {
    const isThird = number % 3 === 0;
    const publishedAt = new Date(Date.UTC(2026, 0, 1, number));
    const post = await createPost({ author, slug: `post-${number}`, publishedAt, category: isThird ? essays : null });
    if (isThird) await post.related("tags").add(news);
  }
  await createPost({ author, slug: "draft", status: "draft" });
  await createPost({ author, slug: "archived", status: "archived" });
  await createPost({ author, slug: "undated", publishedAt: null });
  await createPost({ author, slug: "tomorrow", publishedAt: new Date(Date.now() + 86_400_000) });
  return { category: `/categories/${essays.id}/` };
});

const hidden = ["draft", "archived", "undated", "tomorrow"];

function slugs(text: string): string[] {
  return Array.from(text.matchAll(/<h2><a href="\/([\w-]+)\/">/g), ([, slug = ""]) => slug);
}

test("the list shows the newest posts with author, day, category and tags", async () => {
  const { status, text } = await visitor.get("/");
  assert.equal(status, 200);
  assert.deepEqual(slugs(text).slice(0, 2), ["post-45", "post-44"]);
  assert.equal(slugs(text).length, 20);
  assert.match(text, /by Astrid Lindqvist on <time datetime="2026-01-02T21:00:00.000Z">Jan. 2, 2026<\/time>/);
  assert.match(text, new RegExp(`in <a href="${category}">Essays / long</a> <a [^>]*href="/tags/news/">News</a>`));
});

test("every page of the list has its neighbours, its number and one address of its own", async () => {
  const first = await visitor.get("/");
  assert.match(first.text, /<link rel="canonical" href="http:\/\/localhost\/">/);
  assert.match(first.text, /<link rel="next" href="\/\?page=2">/);
  assert.doesNotMatch(first.text, /rel="prev"/);
  const second = await visitor.get("/?page=2&utm_source=x");
  assert.match(second.text, /<title>Twelve Notes, page 2 · Twelve Notes<\/title>/);
  assert.match(second.text, /<link rel="canonical" href="http:\/\/localhost\/\?page=2">/);
  assert.match(second.text, /<link rel="prev" href="\/">\n<link rel="next" href="\/\?page=3">/);
  assert.match(second.text, /<a href="\/\?page=2" aria-label="Page 2" aria-current="page">2<\/a>/);
  const last = await visitor.get("/?page=3");
  assert.deepEqual(slugs(last.text), ["post-5", "post-4", "post-3", "post-2", "post-1"]);
  assert.doesNotMatch(last.text, /rel="next"/);
});

test("a page that is none leads to the nearest, as in Django", async () => {
  assert.deepEqual(slugs((await visitor.get("/?page=abc")).text)[0], "post-45");
  for (const page of ["99", "0", "-1", "99999999999999999999"]) {
    assert.equal(slugs((await visitor.get(`/?page=${page}`)).text)[0], "post-5", page);
  }
});

test("drafts, archived and future posts are nowhere", async () => {
  for (const slug of hidden) assert.equal((await visitor.get(`/${slug}/`)).status, 404, slug);
  for (const page of ["/", "/?page=2", "/?page=3", "/feed.xml"]) {
    const { text } = await visitor.get(page);
    for (const slug of hidden) assert.ok(!text.includes(`/${slug}/`), `${slug} on ${page}`);
  }
  assert.equal((await visitor.get("/nowhere/")).status, 404);
});

test("tags and categories have lists of their own", async () => {
  for (const address of ["/tags/news/", category]) {
    const { status, text } = await visitor.get(address);
    assert.equal(status, 200);
    assert.deepEqual(slugs(text).slice(0, 2), ["post-45", "post-42"]);
    assert.equal(slugs(text).length, 15);
    assert.doesNotMatch(text, /class="pages"/, "one page needs no navigation");
    assert.match(text, new RegExp(`<link rel="canonical" href="http://localhost${address}">`));
  }
  for (const address of ["/tags/nothing/", "/categories/999999/", "/categories/999999999999999/"]) {
    assert.equal((await visitor.get(address)).status, 404, address);
  }
});

test("a post is shown in paragraphs, with its approved comments in the order of their arrival", async () => {
  await project.run(async () => {
    const post = await Post.get({ slug: "post-1" });
    post.body = "One\r\ntwo.\r\n\r\nSee https://example.com/a?b=1&c=2. (http://example.com/x)";
    await post.save();
    await Comment.create({ post, name: "Ada", body: "Later", approved: true, createdAt: new Date("2026-02-02") });
    await Comment.create({ post, name: "Bob", body: "Earlier", approved: true, createdAt: new Date("2026-02-01") });
    await Comment.create({ post, name: "Eve", body: "Not yet approved" });
  });
  const { text } = await visitor.get("/post-1/");
  assert.match(text, /<p>One<br>\ntwo\.<\/p>/);
  assert.match(
    text,
    /<a href="https:\/\/example\.com\/a\?b=1&amp;c=2">https:\/\/example\.com\/a\?b=1&amp;c=2<\/a>\. \(<a/,
  );
  assert.match(text, /<h2 id="comments">2 comments<\/h2>/);
  assert.ok(text.indexOf("Earlier") > 0 && text.indexOf("Earlier") < text.indexOf("Later"));
  assert.ok(!text.includes("Not yet approved"));
  assert.match(text, /<meta name="description" content="One two\. See /);
});

test("the list takes two statements, a post three, the feed two", async (context) => {
  const limits = {
    "/": 2,
    "/?page=2": 2,
    "/?page=3": 2,
    "/post-1/": 3,
    "/feed.xml": 2,
    "/tags/news/": 3,
    [category]: 3,
  };
  for (const [page, limit] of Object.entries(limits)) {
    const statements = await dataStatements(() => new Visitor(site).get(page));
    context.diagnostic(`${page}: ${statements.length} data statements`);
    assert.equal(statements.length, limit, `${page}\n${statements.join("\n")}`);
  }
});

test("HEAD answers as GET does, other methods are refused", async () => {
  const [head, get] = [await site.inject({ method: "HEAD", target: "/" }), await visitor.get("/")];
  assert.deepEqual([head.status, head.text], [200, ""]);
  assert.equal(head.headers["content-type"], get.headers["content-type"]);
  assert.equal((await site.inject({ method: "DELETE", target: "/feed.xml" })).status, 405);
});

test("style sheet and icon come with their types", async () => {
  const types = {
    "/static/blog/style.css": "text/css; charset=utf-8",
    "/static/blog/favicon.svg": "image/svg+xml",
  };
  const { text } = await visitor.get("/");
  for (const [file, type] of Object.entries(types)) {
    assert.ok(text.includes(`href="${file}"`), `no page names ${file}`);
    const { status, headers } = await visitor.get(file);
    assert.deepEqual([status, headers["content-type"]], [200, type], file);
  }
  assert.equal((await visitor.get("/favicon.ico")).headers.location, "/static/blog/favicon.svg");
});
