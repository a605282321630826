import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, lstat, mkdir, readdir, readFile, rm, stat, symlink, utimes } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import type { Manifest } from "../../../../src/contrib/staticfiles/library/manifest.ts";
import { StaticProject } from "../static-project.ts";

const long = "a { color: red; }\n".repeat(100);

async function manifestOf({ root }: StaticProject): Promise<Manifest> {
  return JSON.parse(await readFile(join(root, "staticfiles.json"), "utf8"));
}

/** The content of a collected file by the path that pages name. */
async function collected(project: StaticProject, path: string): Promise<string> {
  return readFile(join(project.root, await nameOf(project, path)), "utf8");
}

async function nameOf(project: StaticProject, path: string): Promise<string> {
  const name = (await manifestOf(project)).files[path]?.name;
  assert.ok(name !== undefined, `${path} was not collected`);
  return name;
}

/** Every file with its bytes. */
async function snapshot(root: string): Promise<Record<string, string>> {
  const names = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = names.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(file, "base64")])));
}

test("files are collected under hashed names with an empty environment, counted as Django counts", async () => {
  await using project = await StaticProject.create({
    "blog/static/blog/style.css": long,
    "blog/static/blog/dot.png": "png",
  });
  const { exitCode, stdout, stderr } = await project.collect();
  assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
  assert.equal(stdout, `\n2 static files copied to '${project.root}', 1 post-processed.\n`);
  const name = await nameOf(project, "blog/style.css");
  assert.equal(name, `blog/style.${createHash("sha256").update(long).digest("hex").slice(0, 12)}.css`);
  assert.equal(await collected(project, "blog/dot.png"), "png");
  const integrity = `sha384-${createHash("sha384").update(long).digest("base64")}`;
  assert.equal((await manifestOf(project)).files["blog/style.css"]?.integrity, integrity);
});

test("a second run copies nothing, compresses nothing, and leaves the same bytes", async () => {
  await using project = await StaticProject.create({ "blog/static/blog/a.css": long, "blog/static/blog/b.css": "b{}" });
  await project.collect();
  const first = await snapshot(project.root);
  const file = join(project.root, await nameOf(project, "blog/a.css"));
  const before = new Date("2020-01-01T00:00:00Z");
  await utimes(`${file}.br`, before, before);
  const { stdout } = await project.collect();
  assert.equal(stdout, `\n0 static files copied to '${project.root}', 2 unmodified.\n`);
  assert.deepEqual(await snapshot(project.root), first);
  assert.equal((await stat(`${file}.br`)).mtimeMs, before.getTime(), "it was compressed again");
});

test("two folders give the same bytes", async () => {
  const files = {
    "blog/static/z.js": 'import "./a.js";',
    "blog/static/a.js": 'import "./z.js";',
    "shop/static/b.css": long,
  };
  await using one = await StaticProject.create(files);
  await using other = await StaticProject.create(Object.fromEntries(Object.entries(files).reverse()));
  for (const project of [one, other]) await project.collect();
  const named = async ({ root }: StaticProject) => Object.values(await snapshot(root));
  assert.deepEqual(await named(one), await named(other));
});

test("gzip, brotli and zstd are made where they save, and hold what was packed", async () => {
  await using project = await StaticProject.create({
    "blog/static/a.css": long,
    "blog/static/tiny.txt": "hi",
    "blog/static/a.png": long,
  });
  await project.collect();
  const { files } = await manifestOf(project);
  assert.deepEqual(Object.keys(files["a.css"]?.variants ?? {}), ["identity", "br", "gzip", "zstd"]);
  assert.deepEqual(Object.keys(files["tiny.txt"]?.variants ?? {}), ["identity"]);
  assert.deepEqual(Object.keys(files["a.png"]?.variants ?? {}), ["identity"]);
  const file = join(project.root, await nameOf(project, "a.css"));
  assert.equal(brotliDecompressSync(await readFile(`${file}.br`)).toString(), long);
  assert.equal(gunzipSync(await readFile(`${file}.gz`)).toString(), long);
  assert.equal(zstdDecompressSync(await readFile(`${file}.zst`)).toString(), long);
});

test("references are rewritten to hashed names, and everything else stays byte for byte", async () => {
  await using project = await StaticProject.create({
    "blog/static/blog/style.css": `@import "base.css";\n/* url(dot.png) é */ a { background: url( "../img/d (1).png?v=1#x" ) }`,
    "blog/static/blog/base.css": "b { src: url(/static/img/a.svg) }\n/*# sourceMappingURL=base.css.map */",
    "blog/static/blog/base.css.map": "{}",
    "blog/static/img/d (1).png": "png",
    "blog/static/img/a.svg": "<svg/>",
    "blog/static/blog/app.js":
      'import { a } from "./lib/a.js"; new Worker(new URL("./lib/a.js", import.meta.url)); import "lit";',
    "blog/static/blog/lib/a.js": "export const a = '../b.js';",
    "blog/static/site.webmanifest": '{ "icons": [{ "src": "img/a.svg" }], "start_url": "/" }',
  });
  const { exitCode, stderr } = await project.collect();
  assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
  const base = (path: string) => nameOf(project, path).then((name) => name.split("/").at(-1) ?? "");
  const dot = encodeURIComponent(await base("img/d (1).png"))
    .replace("(", "%28")
    .replace(")", "%29");
  assert.equal(
    await collected(project, "blog/style.css"),
    `@import "${await base("blog/base.css")}";\n/* url(dot.png) é */ a { background: url( "../img/${dot}?v=1#x" ) }`,
  );
  assert.equal(
    await collected(project, "blog/base.css"),
    `b { src: url(/static/img/${await base("img/a.svg")}) }\n/*# sourceMappingURL=${await base("blog/base.css.map")} */`,
  );
  const lib = await base("blog/lib/a.js");
  assert.equal(
    await collected(project, "blog/app.js"),
    `import { a } from "./lib/${lib}"; new Worker(new URL("./lib/${lib}", import.meta.url)); import "lit";`,
  );
  assert.equal(
    await collected(project, "site.webmanifest"),
    `{ "icons": [{ "src": "img/${await base("img/a.svg")}" }], "start_url": "/" }`,
  );
});

test("a change reaches the names of everything that leads to it, and of nothing else", async () => {
  await using project = await StaticProject.create({
    "blog/static/a.js": 'import "./b.js";',
    "blog/static/b.js": 'import "./c.js";',
    "blog/static/c.js": "1;",
    "blog/static/d.js": "4;",
  });
  const names = async () => {
    await project.collect();
    return Promise.all(["a.js", "b.js", "c.js", "d.js"].map((path) => nameOf(project, path)));
  };
  const before = await names();
  await project.write({ "blog/static/c.js": "2;" });
  const after = await names();
  assert.deepEqual(
    before.map((name, index) => name === after[index]),
    [false, false, false, true],
  );
});

test("modules that import each other get names, which change together", async () => {
  await using project = await StaticProject.create({
    "blog/static/a.js": 'import "./b.js";',
    "blog/static/b.js": 'import "./a.js"; import "./c.js";',
    "blog/static/c.js": 'import "./c.js";',
  });
  await project.collect();
  const before = await nameOf(project, "a.js");
  assert.equal(await collected(project, "a.js"), `import "./${await nameOf(project, "b.js")}";`);
  assert.equal(await collected(project, "b.js"), `import "./${before}"; import "./${await nameOf(project, "c.js")}";`);
  await project.write({ "blog/static/b.js": 'import "./a.js"; import "./c.js"; 2;' });
  await project.collect();
  assert.notEqual(await nameOf(project, "a.js"), before);
});

test("references that lead nowhere are an error with file, line and the nearest file, and nothing is written", async () => {
  await using project = await StaticProject.create({
    "blog/static/blog/style.css": "a {}\n/* \n */ b { background: url(dto.png) }\n",
    "blog/static/blog/dot.png": "png",
    "blog/static/app.js": 'import "./nothing/like/it.js";',
  });
  const { exitCode, stdout, stderr } = await project.collect();
  assert.deepEqual({ exitCode, stdout }, { exitCode: 1, stdout: "" });
  assert.match(
    stderr,
    /blog\/style\.css:3 refers to "dto\.png", but there is no blog\/dto\.png\. Did you mean "blog\/dot\.png"\?/,
  );
  assert.match(stderr, /app\.js:1 refers to ".\/nothing\/like\/it\.js", but there is no nothing\/like\/it\.js\./);
  assert.equal(existsSync(project.root), false);
});

test("a source map that is missing is a notice", async () => {
  await using project = await StaticProject.create({ "blog/static/a.js": "1;\n//# sourceMappingURL=a.js.map\n" });
  const { exitCode, stderr } = await project.collect();
  assert.equal(exitCode, 0);
  assert.equal(stderr, "a.js:2 names a source map that is missing: a.js.map\n");
  assert.equal(await collected(project, "a.js"), "1;\n//# sourceMappingURL=a.js.map\n");
});

test("of two files under one path the first is taken: the project's, then the apps' in their order", async () => {
  await using project = await StaticProject.create({
    "shop/static/a.txt": "shop",
    "blog/static/a.txt": "blog",
    "blog/static/b.txt": "blog",
    "static/b.txt": "project",
  });
  const { stdout, stderr } = await project.collect();
  assert.equal(await collected(project, "a.txt"), "blog");
  assert.equal(await collected(project, "b.txt"), "project");
  assert.match(stdout, /2 static files copied/);
  assert.match(stderr, /Found another file with the destination path 'a\.txt': .*shop\/static\/a\.txt\./);
  assert.match(stderr, /Found another file with the destination path 'b\.txt': .*blog\/static\/b\.txt\./);
});

test("hidden files, backups and links out of the folder are not collected", async () => {
  await using project = await StaticProject.create({
    "blog/static/.env": "secret",
    "blog/static/.git/config": "x",
    "blog/static/a.css~": "x",
    "secret.txt": "secret",
    "blog/static/ok.txt": "ok",
  });
  await symlink(join(project.directory, "secret.txt"), join(project.directory, "blog/static/out.txt"));
  await symlink("ok.txt", join(project.directory, "blog/static/in.txt"));
  await mkdir(join(project.directory, "outside"));
  await symlink(join(project.directory, "outside"), join(project.directory, "blog/static/folder"));
  await project.write({ "outside/b.txt": "secret" });
  await project.collect();
  assert.deepEqual(Object.keys((await manifestOf(project)).files), ["in.txt", "ok.txt"]);
});

test("--dry-run says what it would do and writes nothing", async () => {
  await using project = await StaticProject.create({ "blog/static/a.txt": "a" });
  const { stdout } = await project.collect("--dry-run");
  assert.match(stdout, /^Pretending to copy '.*blog\/static\/a\.txt' as 'a\.\w{12}\.txt'\n\n1 static file copied to '/);
  assert.equal(existsSync(project.root), false);
});

test("--link links to files that need no change", async () => {
  await using project = await StaticProject.create({ "blog/static/a.txt": "a", "blog/static/a.css": "a{}" });
  const { stdout } = await project.collect("--link");
  assert.match(stdout, /2 static files symlinked to '/);
  assert.ok((await lstat(join(project.root, await nameOf(project, "a.txt")))).isSymbolicLink());
  assert.ok((await lstat(join(project.root, await nameOf(project, "a.css")))).isFile());
});

test("earlier builds stay in the manifest until --clear, which asks", async () => {
  await using project = await StaticProject.create({ "blog/static/old/a.css": long });
  await project.collect();
  const old = await nameOf(project, "old/a.css");
  await project.write({ "blog/static/old/a.css": "b{}" });
  await project.collect();
  await project.collect();
  assert.deepEqual(
    (await manifestOf(project)).earlier.map(({ name }) => name),
    [old],
  );
  const refused = await project.command(["collectstatic", "--clear"], "y");
  assert.equal(refused.exitCode, 1);
  assert.match(refused.stderr, /DELETE ALL FILES[\s\S]*CommandError: Collecting static files cancelled\./);
  assert.ok(existsSync(join(project.root, old)));
  await project.write({ "staticfiles/stray/x.unfinished": "" });
  const { stdout } = await project.command(["collectstatic", "--clear"], "yes");
  assert.match(stdout, /Deleting 'old\/a\.\w+\.css'\nDeleting 'old\/a\.\w+\.css\.br'/);
  assert.deepEqual((await manifestOf(project)).earlier, []);
  assert.deepEqual((await readdir(project.root)).sort(), ["old", "staticfiles.json"]);
  assert.deepEqual(await readdir(join(project.root, "old")), [(await nameOf(project, "old/a.css")).slice(4)]);
});

test("--clear leaves folders alone that hold anything else, and no run fills a folder of sources", async () => {
  await using project = await StaticProject.create({ "blog/static/a.txt": "a", "staticfiles/photo.jpg": "mine" });
  const foreign = await project.collect("--clear");
  assert.equal(foreign.exitCode, 1);
  assert.match(foreign.stderr, /staticfiles\.root_foreign/);
  assert.ok(existsSync(join(project.root, "photo.jpg")));
});

test("--clear deletes links and does not follow them", async () => {
  await using project = await StaticProject.create({ "blog/static/a.txt": "a", "outside/mine.txt": "mine" });
  await project.collect();
  await symlink(join(project.directory, "outside"), join(project.root, "folder"));
  assert.match((await project.collect("--clear")).stdout, /^Deleting 'folder'\n/);
  assert.equal(await readFile(join(project.directory, "outside/mine.txt"), "utf8"), "mine");
});

test("collected files are as readable as the umask lets new files be, whatever their sources are", async () => {
  await using project = await StaticProject.create({ "blog/static/a.txt": "a" });
  await chmod(join(project.directory, "blog/static/a.txt"), 0o600);
  await project.collect();
  const { mode } = await stat(join(project.root, await nameOf(project, "a.txt")));
  assert.equal(mode & 0o777, 0o666 & ~process.umask());
});

test("a file that vanished from the root is written again", async () => {
  await using project = await StaticProject.create({ "blog/static/a.css": long });
  await project.collect();
  const file = join(project.root, await nameOf(project, "a.css"));
  await rm(`${file}.zst`);
  assert.match((await project.collect()).stdout, /1 static file copied/);
  assert.ok(existsSync(`${file}.zst`));
});

test("findstatic shows where files come from, and fails for unknown ones", async () => {
  await using project = await StaticProject.create({ "blog/static/a.txt": "a", "shop/static/a.txt": "b" });
  const { directory } = project;
  const both = await project.command(["findstatic", "a.txt"]);
  assert.equal(
    both.stdout,
    `Found 'a.txt' here:\n  ${directory}/blog/static/a.txt\n  ${directory}/shop/static/a.txt\n`,
  );
  const first = await project.command(["findstatic", "--first", "-v", "0", "a.txt"]);
  assert.equal(first.stdout, `${directory}/blog/static/a.txt\n`);
  const none = await project.command(["findstatic", "../blog/static/a.txt"]);
  assert.deepEqual(
    [none.exitCode, none.stderr],
    [1, "CommandError: No matching file found for '../blog/static/a.txt'.\n"],
  );
});
