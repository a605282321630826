import assert from "node:assert/strict";
import { test } from "node:test";
import { Category, Comment, Tag } from "../../../examples/mysite/blog/models.ts";
import { Visitor } from "../../contrib/visitor.ts";
import { markupPayloads } from "../../html/xss-payloads.ts";
import { createAuthor, createPost, exampleProject } from "./example-site.ts";

const project = await exampleProject();
const site = await project.createSite();

/** What a column of so many characters can hold of a payload, without what PostgreSQL refuses. */
const cut = (payload: string, length: number) => payload.replaceAll("\0", "").slice(0, length);

/** The tags of a page with their attributes, values left out: what a browser would build. */
function structure(page: string): string {
  return Array.from(page.matchAll(/<\/?[a-z][^\s>]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*>/gi), ([tag]) =>
    tag.replace(/="[^"]*"/g, ""),
  ).join("");
}

async function pagesWith(text: string, name: string): Promise<readonly string[]> {
  const categoryId = await project.run(async () => {
    const author = await createAuthor(`author-${name}`);
    Object.assign(author, { firstName: cut(text, 150), lastName: cut(text, 150) });
    await author.save();
    const category = await Category.create({ name: `${cut(text, 80)}${name}` });
    const tag = await Tag.create({ name: `${cut(text, 35)}${name}`, slug: name });
    const post = await createPost({ author, slug: name, title: cut(text, 200), body: cut(text, 5_000), category });
    await post.related("tags").add(tag);
    await Comment.create({ post, name: cut(text, 80), email: cut(text, 200), body: cut(text, 5_000), approved: true });
    return category.id;
  });
  const visitor = new Visitor(site);
  const pages = [`/${name}/`, `/tags/${name}/`, `/categories/${categoryId}/`];
  return Promise.all(pages.map(async (page) => (await visitor.get(page)).text));
}

test("no text in any displayed field changes what a page consists of", async () => {
  const harmless = (await pagesWith("plain", "plain")).map(structure);
  assert.match(harmless[0] ?? "", /<article><header class><h1><\/h1><p class><time datetime>/);
  for (const [index, payload] of markupPayloads.entries()) {
    const pages = await pagesWith(payload, `payload-${index}`);
    for (const [place, page] of pages.entries()) assert.equal(structure(page), harmless[place], payload);
  }
});

test("no address in a text becomes a link that runs", async () => {
  const payloads = [
    "javascript:alert(1)",
    "https:javascript:alert(1)",
    'http://x"onmouseover="alert(1)',
    "data:text/html,<script>",
  ];
  const [page = ""] = await pagesWith(payloads.join("\n"), "links");
  const links = Array.from(page.matchAll(/<a ([^>]*)>/g), ([, attributes = ""]) => attributes);
  for (const attributes of links)
    assert.match(attributes, /^(?:class="\w+" )?(?:rel="tag" )?href="(?:\/|#|http:\/\/x")/);
});

test("what a visitor sends comes back as text", async () => {
  const visitor = new Visitor(site);
  const payload = `"><script>alert(1)</script>`;
  await visitor.get("/plain/");
  const pages = [
    await visitor.get(`/?page=${encodeURIComponent(payload)}`),
    await visitor.get(`/${encodeURIComponent(payload)}/`),
    await visitor.post("/plain/", { name: payload, email: payload, body: "", website: payload }),
  ];
  for (const { text } of pages) assert.ok(!text.includes("<script"), text);
});
