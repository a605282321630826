import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { importPostsCommand } from "../../../../examples/mysite/blog/commands/import-posts.ts";
import { Category, Post, Tag } from "../../../../examples/mysite/blog/models.ts";
import { createAuthor, createPost, exampleProject, runCommand } from "../example-site.ts";

const project = await exampleProject();
const directory = await mkdtemp(join(tmpdir(), "tolv-import-"));
after(() => rm(directory, { recursive: true }));

const author = await project.run(async () => {
  await Category.create({ name: "Essays" });
  await Tag.bulkCreate([
    { name: "One", slug: "one" },
    { name: "Two", slug: "two" },
  ]);
  return createAuthor();
});

beforeEach(() => project.run(() => Post.query().delete()));

const posts = () => project.run(() => Post.orderBy("slug").with("author", "category", "tags").all());

async function importText(name: string, text: string | Buffer, ...options: readonly string[]) {
  const file = join(directory, name);
  await writeFile(file, text);
  return runCommand(project, importPostsCommand, file, ...options);
}

const jsonl = (...records: readonly object[]) => records.map((record) => JSON.stringify(record)).join("\n");
const record = { title: "A title", slug: "a", author: "astrid", body: "Text." };

test("CSV with quotations, line ends and empty cells becomes posts", async () => {
  const csv = `title,slug,author,category,body,status,tags,publishedAt\r
"Commas, ""quotations""",first,astrid,Essays,"Two
lines.",published,"two,one",2026-01-05T09:00:00Z\r

Second,second,astrid,,Text,,,\r
`;
  const { exitCode, stdout, stderr } = await importText("posts.csv", csv);
  assert.deepEqual([exitCode, stdout], [1, ""], stderr);
  assert.match(stderr, /^Line 5: status: /, "an empty status is none of the choices");
  const mended = await importText("posts.csv", csv.replace("Text,,,", "Text,draft,,"));
  assert.deepEqual([mended.exitCode, mended.stdout, mended.stderr], [0, "Created 2, updated 0.\n", ""]);
  const [first, second] = await posts();
  assert.deepEqual(
    [first?.title, first?.body, first?.author.username, first?.category?.name, first?.status],
    ['Commas, "quotations"', "Two\nlines.", "astrid", "Essays", "published"],
  );
  assert.deepEqual(
    [first?.tags.map(({ slug }) => slug), first?.publishedAt?.toISOString()],
    [["one", "two"], "2026-01-05T09:00:00.000Z"],
  );
  assert.deepEqual([second?.category, second?.tags, second?.publishedAt, second?.status], [null, [], null, "draft"]);
});

test("JSON lines become posts, defaults filled in", async () => {
  const { stdout, stderr } = await importText("posts.jsonl", `${jsonl({ ...record, tags: ["one"] })}\n\n`);
  assert.deepEqual([stdout, stderr], ["Created 1, updated 0.\n", ""]);
  const [post] = await posts();
  assert.deepEqual([post?.status, post?.tags.length, post?.category], ["draft", 1, null]);
});

test("every wrong line is listed with its number and all that is wrong, and nothing is kept", async () => {
  const text = [
    jsonl(record),
    jsonl({ ...record, slug: "not a slug", title: "x".repeat(201) }),
    "{",
    "[]",
    jsonl({ slug: "b" }),
    jsonl({ ...record, slug: "c", author: "nobody", category: "None", tags: ["one", "three"] }),
    jsonl({ ...record, slug: "d", publishedAt: "tomorrow", approved: "yes", title: 12 }),
    jsonl(record),
  ].join("\n");
  const { exitCode, stdout, stderr } = await importText("wrong.jsonl", text);
  assert.deepEqual([exitCode, stdout], [1, ""]);
  const lines = stderr.split("\n");
  const of = (number: number) => lines.filter((line) => line.startsWith(`Line ${number}: `)).join("\n");
  assert.equal(of(1), "");
  assert.match(of(2), /title: Ensure this value has at most 200 characters[\s\S]*slug: Enter a valid/);
  assert.equal(of(3), "Line 3: it is no JSON");
  assert.equal(of(4), "Line 4: it is no JSON object");
  assert.match(of(5), /title: [\s\S]*author: [\s\S]*body: /);
  assert.match(
    of(6),
    /author: There is no user "nobody"\.[\s\S]*category: There is no category "None"\.[\s\S]*tags: There is no tag "three"\./,
  );
  assert.match(of(7), /title: This must be a text\.\n[\s\S]*publishedAt: This is no moment/);
  assert.match(of(7), /approved: There is no such field\./);
  assert.match(of(8), /slug: Post with this Slug already exists\./);
  assert.match(stderr, /CommandError: 7 records are wrong; nothing was imported\./);
  assert.deepEqual(await posts(), []);
});

test("with --keep-valid the right ones stay, and the exit code still tells of the others", async () => {
  const text = jsonl(record, { ...record, slug: "b", author: "nobody" }, { ...record, slug: "c" });
  const { exitCode, stdout, stderr } = await importText("mixed.jsonl", text, "--keep-valid");
  assert.deepEqual([exitCode, stdout], [1, "Created 2, updated 0.\n"]);
  assert.match(stderr, /^Line 2: author: There is no user "nobody"\.\n$/);
  assert.deepEqual(
    (await posts()).map(({ slug }) => slug),
    ["a", "c"],
  );
});

test("with --update posts with the slug are changed: what the line says, and nothing else", async () => {
  await project.run(async () => {
    const post = await createPost({ author, slug: "a", title: "Old", body: "Old" });
    await post.related("tags").add(...(await Tag.all()));
  });
  const text = jsonl({ slug: "a", title: "New" }, { ...record, slug: "b" });
  assert.equal((await importText("update.jsonl", text, "--update")).stdout, "Created 1, updated 1.\n");
  const [post] = await posts();
  assert.deepEqual([post?.title, post?.body, post?.status, post?.tags.length], ["New", "Old", "published", 2]);
  const again = await importText("update.jsonl", jsonl({ slug: "a", tags: [] }), "--update");
  assert.equal(again.stdout, "Created 0, updated 1.\n");
  assert.equal((await posts())[0]?.tags.length, 0);
});

test("a line cannot reach what the model does not show: keys and prototypes are no fields", async () => {
  const text = jsonl({ ...record, id: "7" }, { ...record, slug: "b", constructor: "x" }).concat(
    `\n{"__proto__": "x", "slug": "c"}`,
  );
  const { stderr } = await importText("keys.jsonl", text);
  for (const name of ["id", "constructor", "__proto__"])
    assert.match(stderr, new RegExp(`${name}: There is no such field\\.`));
});

test("the form of a file is checked: names, cells, quotations, UTF-8, existence", async () => {
  const cases: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ["posts.txt", "", /does not say how it is written[\s\S]*--format/],
    ["cells.csv", "title,slug\na,b,c\n", /Line 2: it has 3 cells, and the first row names 2 fields/],
    ["open.csv", 'title,slug\n"a,b\n', /record that begins in line 2 has a quotation mark without its counterpart/],
    ["latin.csv", Buffer.from("title\n\xe5\n", "latin1"), /Cannot read .*latin\.csv: it is not UTF-8/],
    ["long.csv", `title\n${"x".repeat(1_000_001)}`, /does not end within a million characters/],
    ["long.jsonl", "x".repeat(1_000_001), /longer than a million characters/],
    ["bell.jsonl", jsonl({ ...record, author: "\u001b[2J" }), /There is no user "\\u001b\[2J"/],
    ["status.jsonl", jsonl({ ...record, status: "\u001b[2J" }), /Value '\uFFFD\[2J' is not a valid choice/],
    ["null.jsonl", jsonl({ ...record, body: "a\0b" }), /Line 1: body: Null characters are not allowed\./],
  ];
  for (const [name, text, expected] of cases) {
    const { exitCode, stderr } = await importText(name, text);
    assert.equal(exitCode, 1, name);
    assert.match(stderr, expected, name);
  }
  const missing = await runCommand(project, importPostsCommand, join(directory, "missing.csv"));
  assert.match(missing.stderr, /CommandError: Cannot read .*missing\.csv: ENOENT/);
  assert.deepEqual(await posts(), []);
});

test("a file may begin with a byte order mark and need not end with a line end", async () => {
  const text = "\uFEFFtitle,slug,author,body\nTitle,a,astrid,Text";
  assert.equal((await importText("bom.csv", text)).stdout, "Created 1, updated 0.\n");
});
