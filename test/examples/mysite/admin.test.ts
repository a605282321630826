import assert from "node:assert/strict";
import { test } from "node:test";
import { createSuperuser, createUser, Permission } from "#rooms/contrib/auth";
import { Category, Comment, Post, Tag } from "../../../examples/mysite/blog/models.ts";
import { Visitor } from "../../contrib/visitor.ts";
import { createAuthor, createPost, dataStatements, exampleProject } from "./example-site.ts";

const project = await exampleProject();
const site = await project.createSite();
const password = "correct horse battery staple";

await project.run(async () => {
  await createSuperuser({ username: "demo", password });
  const helper = await createUser({ username: "helper", password });
  helper.isStaff = true;
  await helper.save();
  await helper.related("userPermissions").add(await Permission.get({ codename: "view_post" }));
  const author = await createAuthor();
  const category = await Category.create({ name: "Writing" });
  const tag = await Tag.create({ name: "HTML", slug: "html" });
  for (const slug of ["one", "two", "three"]) {
    const status = slug === "one" ? ("published" as const) : ("draft" as const);
    const post = await createPost({ author, category, slug, title: `Title ${slug}`, status, publishedAt: null });
    await post.related("tags").add(tag);
    if (slug === "one") await Comment.bulkCreate(["a", "b"].map((name) => ({ post, name, body: "Said." })));
  }
});

async function loggedIn(username = "demo"): Promise<Visitor> {
  const visitor = new Visitor(site);
  await visitor.login(username, password);
  return visitor;
}

/** The texts of a table's cells, row by row. */
function cells(text: string): string[][] {
  const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(text)?.[1] ?? "";
  return body.split("</tr>").map((row) => {
    return Array.from(row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g), ([, cell = ""]) =>
      cell.replace(/<[^>]*>/g, "").trim(),
    );
  });
}

test("the list of posts has the columns, filters and search of the reference", async () => {
  const visitor = await loggedIn();
  const { status, text } = await visitor.get("/admin/blog/post/");
  assert.equal(status, 200);
  for (const heading of ["Title", "Author", "Status", "Published at", "Published?", "Comments"]) {
    assert.match(text, new RegExp(`>${heading.replace("?", "\\?")}<`, "i"), heading);
  }
  const one = cells(text).find((row) => row.includes("Title one"));
  assert.ok(one?.includes("astrid") && one.includes("Published") && one.includes("2"), String(one));
  for (const filter of ["status", "published at", "tags", "author"])
    assert.match(text, new RegExp(`By ${filter}`, "i"));
  assert.equal(
    cells((await visitor.get("/admin/blog/post/?q=astrid+two")).text).filter((row) => row.length > 0).length,
    1,
  );
  assert.equal(
    cells((await visitor.get("/admin/blog/post/?status__exact=draft")).text).filter((row) => row.length > 0).length,
    2,
  );
});

test("the list of posts takes six statements at most", async (context) => {
  const visitor = await loggedIn();
  const statements = await dataStatements(() => visitor.get("/admin/blog/post/"));
  context.diagnostic(`/admin/blog/post/: ${statements.length} data statements`);
  assert.ok(statements.length <= 6, statements.join("\n"));
});

test("selected posts are published by an action, and only by those who may change posts", async () => {
  const drafts = await project.run(() => Post.filter({ status: "draft" }).pluck("id"));
  const fields = { action: "make_published", _selected_action: String(drafts[0]) };
  const helper = await loggedIn("helper");
  await helper.post("/admin/blog/post/", fields);
  assert.equal(await project.run(() => Post.filter({ status: "draft" }).count()), 2);
  const editor = await loggedIn();
  const { status, headers } = await editor.post("/admin/blog/post/", fields);
  assert.deepEqual([status, headers.location], [302, "/admin/blog/post/"]);
  assert.match((await editor.get("/admin/blog/post/")).text, /1 post was successfully marked as published\./);
  const post = await project.run(() => Post.get({ id: drafts[0] ?? 0 }));
  assert.equal(post.status, "published");
  assert.ok(Math.abs(Date.now() - Number(post.publishedAt)) < 60_000);
});

test("the page of a post has its groups of fields, and leads to the post on the site", async () => {
  const { id } = await project.run(() => Post.get({ slug: "one" }));
  const { status, text } = await (await loggedIn()).get(`/admin/blog/post/${id}/change/`);
  assert.equal(status, 200);
  for (const title of ["Publishing", "Meta"]) assert.match(text, new RegExp(`>${title}<`));
  assert.match(text, /Set by the system\./);
  assert.match(text, /href="\/one\/"/);
  for (const name of ["title", "slug", "author", "category", "body", "status", "tags"]) {
    assert.match(text, new RegExp(`name="${name}"`), name);
  }
  assert.doesNotMatch(text, /name="created_?[aA]t"/);
  for (const comment of [0, 1, 2]) assert.match(text, new RegExp(`name="comments-${comment}-approved"`));
});

test("a comment is approved in the admin site", async () => {
  const visitor = await loggedIn();
  const comment = await project.run(() => Comment.filter({ name: "a" }).get());
  const page = await visitor.get(`/admin/blog/comment/${comment.id}/change/`);
  assert.match(page.text, /name="post"[^>]*value="\d+"|value="\d+"[^>]*name="post"/);
  const fields = { post: String(comment.postId), user: "", name: "a", email: "", body: "Said.", approved: "on" };
  assert.equal((await visitor.post(`/admin/blog/comment/${comment.id}/change/`, fields)).status, 302);
  assert.equal((await project.run(() => Comment.get({ id: comment.id }))).approved, true);
});

test("every model of the blog has its list", async () => {
  const visitor = await loggedIn();
  const expected = { tag: "html", category: "Writing", comment: "Title one" };
  for (const [model, shown] of Object.entries(expected)) {
    const { status, text } = await visitor.get(`/admin/blog/${model}/`);
    assert.equal(status, 200, model);
    assert.match(text, new RegExp(shown), model);
  }
});

test("who may change a post is led there from its page, nobody else", async () => {
  await project.run(() => Post.filter({ slug: "one" }).update({ publishedAt: new Date() }));
  const { id } = await project.run(() => Post.get({ slug: "one" }));
  const edit = `href="/admin/blog/post/${id}/change/">Edit this post</a>`;
  assert.ok((await (await loggedIn()).get("/one/")).text.includes(edit));
  for (const visitor of [await loggedIn("helper"), new Visitor(site)]) {
    assert.ok(!(await visitor.get("/one/")).text.includes("Edit this post"));
  }
});
