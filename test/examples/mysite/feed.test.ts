import assert from "node:assert/strict";
import { test } from "node:test";
import { Post, Tag } from "../../../examples/mysite/blog/models.ts";
import { Visitor } from "../../contrib/visitor.ts";
import { launchBrowser } from "../../support/browser.ts";
import { createAuthor, createPost, exampleProject } from "./example-site.ts";

const project = await exampleProject();
const site = await project.createSite();
const visitor = new Visitor(site);

const author = await project.run(async () => {
  const author = await createAuthor();
  const tag = await Tag.create({ name: "a & b", slug: "ab" });
  for (let number = 1; number <= 22; number += 1) {
    const publishedAt = new Date(Date.UTC(2026, 0, number));
    await createPost({ author, slug: `post-${number}`, publishedAt });
  }
  const body = "One <b>bold</b>\b.\n\nTwo ]]> & https://example.com/?a=1&b=2";
  const post = await createPost({
    author,
    slug: "newest",
    title: 'A <i>"title"</i> & \u0007more',
    body,
    publishedAt: new Date("2026-02-01"),
  });
  await post.related("tags").add(tag);
  return author;
});

interface Parsed {
  readonly feed: readonly string[];
  readonly entries: readonly (readonly string[])[];
  readonly content: string;
  readonly links: readonly (string | null)[];
}

/** Runs in the browser, whose types are not known here. */
const parseInBrowser = `(text) => {
  const parsed = new DOMParser().parseFromString(text, "application/xml");
  const failure = parsed.querySelector("parsererror");
  if (failure !== null) throw new Error(failure.textContent);
  const texts = (parent, ...names) => names.map((name) => parent.querySelector(name)?.textContent ?? "");
  const root = parsed.documentElement;
  return {
    feed: texts(root, "title", "id", "updated"),
    entries: [...root.querySelectorAll("entry")].map((entry) => texts(entry, "title", "id", "updated", "author > name")),
    content: texts(root, "entry > content")[0],
    links: [...root.querySelectorAll("link")].map((link) => link.getAttribute("href")),
  };
}`;

/** What a strict XML parser makes of the feed. */
async function parse(xml: string): Promise<Parsed> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    return await page.evaluate<Parsed>(`(${parseInBrowser})(${JSON.stringify(xml)})`);
  } finally {
    await browser.close();
  }
}

test("the feed is well-formed Atom: the twenty newest posts with absolute addresses", async () => {
  const { status, headers, text } = await visitor.get("/feed.xml");
  assert.deepEqual([status, headers["content-type"]], [200, "application/atom+xml; charset=utf-8"]);
  const { feed, entries, content, links } = await parse(text);
  assert.deepEqual(feed, ["Twelve Notes", "http://localhost/", "2026-02-01T00:00:00.000Z"]);
  assert.equal(entries.length, 20);
  const title = 'A <i>"title"</i> & \uFFFDmore';
  assert.deepEqual(entries[0], [title, "http://localhost/newest/", "2026-02-01T00:00:00.000Z", "Astrid Lindqvist"]);
  assert.deepEqual(entries[1]?.[1], "http://localhost/post-22/");
  const link = '<a href="https://example.com/?a=1&amp;b=2">https://example.com/?a=1&amp;b=2</a>';
  assert.equal(content, `<p>One &lt;b&gt;bold&lt;/b&gt;\uFFFD.</p>\n<p>Two ]]&gt; &amp; ${link}</p>\n`);
  for (const href of links) assert.match(href ?? "", /^http:\/\/localhost\//);
  assert.match(text, /<category term="a &amp; b"\/>/);
});

test("a reader that has the feed is told so, until anything in it changes", async () => {
  const { headers } = await visitor.get("/feed.xml");
  const etag = String(headers.etag);
  const known = await visitor.get("/feed.xml", { "if-none-match": etag });
  assert.deepEqual([known.status, known.text, known.headers.etag], [304, "", etag]);
  await project.run(() => Post.filter({ slug: "post-22" }).update({ body: "Corrected." }));
  const changed = await visitor.get("/feed.xml", { "if-none-match": etag });
  assert.equal(changed.status, 200);
  assert.match(changed.text, /Corrected\./);
});

test("addresses follow the host that was asked for, and no other host is answered", async () => {
  const refused = await site.inject({ target: "/feed.xml", headers: { host: "evil.example" } });
  assert.equal(refused.status, 400);
  assert.ok(!refused.text.includes("<feed"));
});

test("without posts the feed is empty and still a feed", async () => {
  await project.run(() => Post.filter({ author }).delete());
  const { feed, entries } = await parse((await visitor.get("/feed.xml")).text);
  assert.deepEqual([feed[2], entries], ["1970-01-01T00:00:00.000Z", []]);
});
