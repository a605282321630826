import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { testDatabase } from "../../support/database.ts";
import { TerminalSession, terminalMissing } from "../../support/terminal.ts";
import { mysite, strongKey, tolv } from "../../support/tolv.ts";

const { url } = await testDatabase();
const environment = { TOLV_ENV: "production", SECRET_KEY: strongKey, DATABASE_URL: url };
assert.equal((await tolv(["migrate"], { environment })).exitCode, 0);

const run = (code: string, ...options: string[]) => tolv(["shell", ...options, "-c", code], { environment });

test("code given by -c runs with every model, and the value of an expression is printed", async () => {
  assert.equal((await run('await Tag.create({ name: "news", slug: "news" })')).stdout, "<Tag 1: news>\n");
  assert.equal((await run("await Tag.count();")).stdout, "1\n");
  assert.equal(
    (await run("(await Tag.all()).map((tag) => ({ ...tag }))")).stdout,
    "[ { id: 1, name: 'news', slug: 'news' } ]\n",
  );
  assert.equal((await run('const { n } = await sql`select 2 as n`.get(); console.log("n", n)')).stdout, "n 2\n");
  assert.equal((await run("Tag.filter({})")).stdout, "<Query of blog.Tag>\n");
  assert.equal((await run('await User.create({ username: "ada", password: "a-hash" })')).stdout, "<User 1: ada>\n");
});

test("TypeScript and imports work as in a file of the project", async () => {
  const code =
    'import { Post } from "./blog/models.ts";\nconst n: number = await Post.count();\nconsole.log(n as unknown);';
  assert.equal((await run(code)).stdout, "0\n");
});

test("code is read from a pipe", async () => {
  const { exitCode, stdout, stderr } = await tolv(["shell"], {
    environment,
    input: "const a = await Tag.count();\nconsole.log(a);\n",
  });
  assert.deepEqual([exitCode, stdout, stderr], [0, "1\n", ""]);
  assert.deepEqual((await tolv(["shell"], { environment })).exitCode, 0);
});

test("--print-sql prints statements on stderr, and none of their values", async () => {
  const { stdout, stderr } = await run('await Tag.filter({ slug: "secret" }).count()', "--print-sql");
  assert.equal(stdout, "0\n");
  assert.match(stderr, /^select count.* where .*\$1.* -- \d+\.\d ms, 1 row\(s\)\n$/);
});

test("a failure is told as that of any command, with exit code 1", async () => {
  const missing = await run("await Tag.get({ id: 99 })");
  assert.equal(missing.exitCode, 1);
  assert.match(missing.stderr, /^Error: No blog\.Tag matches \(id\)\. \[db\.does_not_exist\]\n/);
  const broken = await run("undefinedName");
  assert.deepEqual([broken.exitCode, /ReferenceError: undefinedName is not defined/.test(broken.stderr)], [1, true]);
  const malformed = await run("let =");
  assert.deepEqual([malformed.exitCode, /SyntaxError/.test(malformed.stderr)], [1, true]);
});

test("without a database and with a wrong password it says so in one line", async () => {
  const wrong = new URL(url);
  wrong.password = "wrong-password";
  for (const address of ["postgres://me:hidden@127.0.0.1:1/site", wrong.href]) {
    const broken = { ...environment, DATABASE_URL: address };
    const { exitCode, stderr } = await tolv(["shell", "-c", "await Tag.count()"], { environment: broken });
    assert.equal(exitCode, 1);
    assert.match(stderr, /^Error: .*\[db\.\w+\]\n.*\n$/);
    assert.doesNotMatch(stderr, /hidden|wrong-password/);
  }
});

test("at a terminal it evaluates line by line in the project", { skip: terminalMissing ?? false }, async () => {
  await using session = new TerminalSession(["shell"], environment);
  await session.shows(/Models: .*Post.*\n[\s\S]*> $/);
  session.type("const tag = await Tag.get({ id: 1 })");
  await session.shows(/undefined\s+> $/);
  session.type("tag");
  await session.shows(/<Tag 1: news>/);
  session.type("await Tag.get({ id: 99 })");
  await session.shows(/No blog\.Tag matches/);
  session.press("half a line\x03");
  session.type("new Date(0) instanceof Date && await atomic(() => Tag.count())");
  await session.shows(/1\s+> $/);
  session.press("\x04");
  assert.equal(await session.ended, 0);
});

test("lines are remembered in development only", { skip: terminalMissing ?? false }, async () => {
  const directory = await mkdtemp(join(mysite, "../.shell-"));
  after(() => rm(directory, { recursive: true, force: true }));
  await cp(mysite, directory, { recursive: true, filter: (path) => !path.includes(".tolv") });
  const history = join(directory, ".tolv", "shell-history");
  for (const TOLV_ENV of ["production", "development"]) {
    await using session = new TerminalSession(["shell"], { ...environment, TOLV_ENV }, directory);
    await session.shows(/> $/);
    session.type("const remembered = 1");
    await session.shows(/undefined/);
    session.type(".exit");
    assert.equal(await session.ended, 0);
    assert.equal(existsSync(history), TOLV_ENV === "development");
  }
  assert.match(await readFile(history, "utf8"), /const remembered = 1/);
});
