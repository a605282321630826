import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { User } from "#rooms/contrib/auth";
import { fixtureFile, loadFixtures } from "#rooms/fixtures";
import { Category, Comment, Post, Tag } from "../../../examples/mysite/blog/models.ts";
import { demoFixture } from "../../../examples/mysite/scripts/demo-fixture/demo-fixture.ts";
import { Visitor } from "../../contrib/visitor.ts";
import { exampleProject } from "./example-site.ts";

const file = fileURLToPath(new URL("../../../examples/mysite/blog/fixtures/demo.json.gz", import.meta.url));

test("the fixture is what its script makes, whatever machine it runs on", () => {
  const kept = gunzipSync(readFileSync(file)).toString("utf8");
  assert.ok(kept === demoFixture(), "run `npm run fixture` in examples/mysite");
  assert.ok(readFileSync(file).length < 150_000);
});

test("it loads beside users who are there already, and nobody of it can log in", async () => {
  const project = await exampleProject();
  const counts = await project.run(async () => {
    const editor = await User.create({ username: "editor", password: "!" });
    await loadFixtures([fixtureFile(file)]);
    assert.equal((await User.get({ id: editor.id })).username, "editor");
    const usable = await User.exclude({ password__startswith: "!" }).count();
    assert.equal(usable, 0);
    const due = await Post.filter({ status: "draft", publishedAt__lte: new Date() }).count();
    assert.ok(due > 5, "there is something for publish_scheduled to do");
    await Post.create({ title: "t", slug: "after-the-fixture", body: "b", author: editor });
    return Promise.all([Category.count(), Tag.count(), User.count(), Comment.count(), Post.count()]);
  });
  assert.deepEqual([...counts.slice(0, 3), counts[4]], [6, 30, 6, 1_001]);
  const visitor = new Visitor(await project.createSite());
  const { text } = await visitor.get("/");
  assert.match(text, /<h2><a href="\/one-off-commands\/">One-off commands<\/a><\/h2>/);
  assert.match(text, /aria-label="Page 43"/);
});
