import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fixtureFile, loadFixtures } from "#rooms/fixtures";
import { importPostsCommand } from "../../../examples/mysite/blog/commands/import-posts.ts";
import { Post } from "../../../examples/mysite/blog/models.ts";
import { mysite } from "../../support/tolv.ts";
import { exampleProject, runCommand } from "./example-site.ts";

const readme = readFileSync(join(mysite, "README.md"), "utf8");
const directory = await mkdtemp(join(tmpdir(), "tolv-readme-"));
after(() => rm(directory, { recursive: true }));

test("the file to import that the README shows can be imported into the demonstration", async () => {
  const [, csv = ""] = /```csv\n([\s\S]*?)```/.exec(readme) ?? [];
  const file = join(directory, "posts.csv");
  await writeFile(file, csv);
  const project = await exampleProject();
  await project.run(() => loadFixtures([fixtureFile(join(mysite, "blog/fixtures/demo.json.gz"))]));
  const { stdout, stderr } = await runCommand(project, importPostsCommand, file);
  assert.deepEqual([stdout, stderr], ["Created 1, updated 0.\n", ""]);
  const post = await project.run(() => Post.filter({ slug: "hello-world" }).with("author", "category", "tags").get());
  assert.equal(post.body, "The first line.\n\nThe second paragraph.");
  assert.deepEqual(
    [String(post.author), String(post.category), post.tags.map(String)],
    ["astrid", "Writing", ["habits", "html"]],
  );
});
