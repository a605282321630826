import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createUser } from "#rooms/contrib/auth";
import { Counter } from "#rooms/contrib/throttling";
import { Comment } from "../../../examples/mysite/blog/models.ts";
import { Visitor } from "../../contrib/visitor.ts";
import { createAuthor, createPost, exampleProject } from "./example-site.ts";

const project = await exampleProject();
const site = await project.createSite();
const password = "correct horse battery staple";

await project.run(async () => {
  const author = await createAuthor();
  await createPost({ author, slug: "post" });
  await createPost({ author, slug: "draft", status: "draft" });
  const staff = await createUser({ username: "edith", password, email: "edith@example.com" });
  Object.assign(staff, { isStaff: true, firstName: "Edith", lastName: "Clarke" });
  await staff.save();
});

beforeEach(() =>
  project.run(async () => {
    await Comment.query().delete();
    await Counter.query().delete();
  }),
);

const stored = () => project.run(() => Comment.query().all());
const filled = { name: "Ada", email: "ada@example.com", body: "Well said.", website: "" };

/** Somebody who has the page before them. */
async function reader(): Promise<Visitor> {
  const visitor = new Visitor(site);
  await visitor.get("/post/");
  return visitor;
}

test("a comment is thanked for once, waits, and is shown once it is approved", async () => {
  const visitor = await reader();
  const { status, headers } = await visitor.post("/post/", filled);
  assert.deepEqual([status, headers.location], [303, "/post/#content"]);
  const after = (await visitor.get("/post/")).text;
  assert.match(
    after,
    /<div role="status"><ul class="messages"><li class="success">Your comment waits for approval\.<\/li>/,
  );
  assert.ok(!after.includes("Well said."));
  assert.ok(!(await visitor.get("/post/")).text.includes("waits for approval"));
  await project.run(() => Comment.query().update({ approved: true }));
  const shown = (await visitor.get("/post/")).text;
  assert.match(shown, /<article class="comment">\n<header><b>Ada<\/b> [\s\S]*?<p>Well said\.<\/p>/);
  assert.ok(!shown.includes("ada@example.com"), "the address stays with the editors");
});

test("what a visitor adds to the form changes nothing: neither approval nor user nor post", async () => {
  const visitor = await reader();
  await visitor.post("/post/", { ...filled, approved: "on", user: "1", post: "2", id: "77", createdAt: "2020-01-01" });
  const [comment] = await stored();
  assert.ok(comment !== undefined);
  assert.deepEqual([comment.approved, comment.userId, comment.id === 77], [false, null, false]);
  assert.ok(comment.createdAt.getFullYear() > 2020);
});

test("a form with mistakes comes back with them and with what was written", async () => {
  const { status, text } = await (await reader()).post("/post/", { ...filled, name: " ", email: "no address" });
  assert.equal(status, 422);
  assert.match(text, /id="id_name_errors"><li>This field is required\.<\/li>/);
  assert.match(text, /id="id_email_errors"><li>Enter a valid email address\.<\/li>/);
  assert.match(text, /<textarea [^>]*>\s*Well said\.<\/textarea>/);
  assert.deepEqual(await stored(), []);
});

test("values that the columns cannot hold are mistakes, not errors", async () => {
  const visitor = await reader();
  for (const values of [
    { name: "x".repeat(81) },
    { body: "a\0b" },
    { body: "x".repeat(5_001) },
    { email: `${"x".repeat(250)}@a.se` },
  ]) {
    assert.equal((await visitor.post("/post/", { ...filled, ...values })).status, 422);
  }
  assert.deepEqual(await stored(), []);
});

test("a program that fills in every field falls into the trap", async () => {
  const { status, text } = await (await reader()).post("/post/", { ...filled, website: "https://spam.example/" });
  assert.equal(status, 422);
  assert.match(text, /role="alert"><li>Leave the field “Website” empty\.<\/li>/);
  assert.deepEqual(await stored(), []);
});

test("who writes too fast has to wait, on a page of the blog; mistakes do not count", async () => {
  const visitor = await reader();
  for (let count = 0; count < 7; count += 1) await visitor.post("/post/", { ...filled, name: "" });
  for (let count = 0; count < 5; count += 1) assert.equal((await visitor.post("/post/", filled)).status, 303);
  const refused = await visitor.post("/post/", filled);
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers["retry-after"]) > 0);
  assert.equal((await stored()).length, 5);
});

test("a form of another site is refused", async () => {
  const visitor = await reader();
  assert.equal((await visitor.post("/post/", { ...filled, csrfmiddlewaretoken: "x".repeat(64) })).status, 403);
  assert.equal((await new Visitor(site).post("/post/", filled)).status, 403);
  assert.deepEqual(await stored(), []);
});

test("nothing can be said about a post that is not shown", async () => {
  const visitor = await reader();
  for (const slug of ["draft", "nowhere"]) assert.equal((await visitor.post(`/${slug}/`, filled)).status, 404);
});

test("who is logged in need not say their name, and is remembered with the comment", async () => {
  const visitor = new Visitor(site);
  await visitor.login("edith", password);
  const { text } = await visitor.get("/post/");
  assert.match(text, /value="Edith Clarke"[^>]*name="name"/);
  assert.match(text, /value="edith@example\.com"[^>]*name="email"/);
  await visitor.post("/post/", filled);
  const [comment] = await project.run(() => Comment.query().with("user").all());
  assert.equal(comment?.user?.username, "edith");
});
