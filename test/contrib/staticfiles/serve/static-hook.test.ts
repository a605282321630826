import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { appendFile, readdir, readlink, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync } from "node:zlib";
import { defineApp, hooks, routes } from "#rooms/apps";
import { staticFile, staticUrl } from "#rooms/contrib/staticfiles";
import { html } from "#rooms/html";
import { defineHook, respond, route } from "#rooms/http";
import { StaticProject } from "../static-project.ts";

const css = "a { color: red; }\n".repeat(100);
const large = Buffer.alloc(3_000_000, "0123456789");

/** A page that uses static files. */
const pages = defineApp({
  name: "pages",
  contributes: [
    routes([
      route.get("/style", {}, () => {
        const { url, integrity } = staticFile("blog/style.css");
        return html`<link rel="stylesheet" href="${url}" integrity=${integrity}>`;
      }),
      route.get("/unknown", {}, () => respond.text(staticUrl("blog/stile.css"))),
      route.get("/static/page", {}, () => respond.text("a page below STATIC_URL")),
    ]),
  ],
});

async function collectedProject(files: Parameters<typeof StaticProject.create>[0] = {}): Promise<StaticProject> {
  const project = await StaticProject.create({
    "blog/static/blog/style.css": css,
    "blog/static/big.bin": large,
    ...files,
  });
  const { exitCode, stderr } = await project.collect();
  assert.equal(exitCode, 0, stderr);
  return project;
}

/** The address that pages write for a path. */
async function addressOf(project: StaticProject, path: string): Promise<string> {
  return (await project.boot()).run(() => staticUrl(path));
}

test("a hashed name is cached for ever, a plain one for a minute, both with a strong ETag of their content", async () => {
  await using project = await collectedProject();
  const get = await project.site();
  const hashed = await get(await addressOf(project, "blog/style.css"));
  const plain = await get("/static/blog/style.css");
  assert.deepEqual([hashed.status, hashed.text, plain.status, plain.text], [200, css, 200, css]);
  assert.equal(hashed.headers["cache-control"], "max-age=31536000, public, immutable");
  assert.equal(plain.headers["cache-control"], "max-age=60, public");
  for (const { headers } of [hashed, plain]) {
    assert.match(String(headers.etag), /^"[0-9a-f]{16}"$/);
    assert.equal(headers["content-type"], "text/css; charset=utf-8");
    assert.equal(headers["content-length"], String(css.length));
    assert.equal(headers["accept-ranges"], "bytes");
    assert.equal(headers.vary, "Accept-Encoding");
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.match(String(headers["content-security-policy"]), /default-src 'self'/);
  }
});

test("each encoding has an ETag of its own, and only files with encodings vary", async () => {
  await using project = await collectedProject({ "blog/static/a.png": "png" });
  const get = await project.site();
  const plain = await get("/static/blog/style.css");
  const packed = await get("/static/blog/style.css", { headers: { "Accept-Encoding": "gzip, br, zstd" } });
  assert.equal(packed.headers["content-encoding"], "br");
  assert.equal(packed.headers["content-length"], String(packed.body.length));
  assert.equal(brotliDecompressSync(packed.body).toString(), css);
  assert.notEqual(packed.headers.etag, plain.headers.etag);
  const image = await get("/static/a.png", { headers: { "Accept-Encoding": "br" } });
  assert.deepEqual([image.headers.vary, image.headers["content-encoding"]], [undefined, undefined]);
});

test("what the client has is answered with 304: one tag, a list, a weak one, *", async () => {
  await using project = await collectedProject();
  const get = await project.site();
  const etag = String((await get("/static/blog/style.css")).headers.etag);
  for (const tags of [etag, `"x", ${etag}`, `W/${etag}`, "*"]) {
    const response = await get("/static/blog/style.css", { headers: { "If-None-Match": tags } });
    const { status, body, headers } = response;
    assert.deepEqual([status, body.length, headers.etag], [304, 0, etag], tags);
    assert.deepEqual([headers["cache-control"], headers.vary], ["max-age=60, public", "Accept-Encoding"]);
    assert.deepEqual([headers["content-type"], headers["content-length"]], [undefined, undefined]);
  }
  const other = { "If-None-Match": etag, "Accept-Encoding": "gzip" };
  assert.equal(
    (await get("/static/blog/style.css", { headers: other })).status,
    200,
    "another encoding is another state",
  );
  assert.equal((await get("/static/blog/style.css", { headers: { "If-None-Match": '"x"' } })).status, 200);
  assert.equal((await get("/static/blog/style.css", { headers: { "If-Match": '"x"' } })).status, 412);
});

for (const [name, path, content] of [
  ["in memory", "/static/blog/style.css", Buffer.from(css)],
  ["on the disk", "/static/big.bin", large],
] as const) {
  test(`ranges of a file ${name}`, async () => {
    await using project = await collectedProject();
    const get = await project.site();
    const range = (value: string, headers = {}) => get(path, { headers: { Range: value, ...headers } });
    const size = content.length;

    const one = await range("bytes=10-19");
    assert.deepEqual([one.status, one.headers["content-range"]], [206, `bytes 10-19/${size}`]);
    assert.deepEqual(one.body, content.subarray(10, 20));
    assert.deepEqual((await range("bytes=-7")).body, content.subarray(-7));
    assert.deepEqual((await range(`bytes=${size - 5}-`)).body, content.subarray(-5));

    const behind = await range(`bytes=${size}-`);
    assert.deepEqual([behind.status, behind.headers["content-range"], behind.body.length], [416, `bytes */${size}`, 0]);

    const several = await range("bytes=0-3,100-109");
    const [, boundary = "?"] =
      /^multipart\/byteranges; boundary=(.+)$/.exec(String(several.headers["content-type"])) ?? [];
    assert.equal(several.status, 206);
    assert.equal(several.headers["content-length"], String(several.body.length));
    const parts = several.body.toString("latin1").split(`\r\n--${boundary}`);
    assert.deepEqual([parts.length, parts[0], parts[3]], [4, "", "--\r\n"]);
    assert.ok(parts[1]?.endsWith(`Content-Range: bytes 0-3/${size}\r\n\r\n${content.toString("latin1", 0, 4)}`));
    assert.ok(
      parts[2]?.endsWith(`Content-Range: bytes 100-109/${size}\r\n\r\n${content.toString("latin1", 100, 110)}`),
    );

    const { etag } = one.headers;
    assert.equal((await range("bytes=0-0", { "If-Range": String(etag) })).status, 206);
    for (const state of ['"x"', `W/${etag}`, "Sun, 22 Nov 2026 08:40:19 GMT"]) {
      const whole = await range("bytes=0-0", { "If-Range": state });
      assert.deepEqual([whole.status, whole.body.length], [200, size], state);
    }
    const head = await get(path, { method: "HEAD", headers: { Range: "bytes=0-0" } });
    assert.deepEqual([head.status, head.body.length, head.headers["content-length"]], [200, 0, String(size)]);
    assert.equal((await range("bytes=5-2")).status, 200);
    assert.equal((await range(`bytes=${"0-,".repeat(100)}0-`)).status, 200);
  });
}

test("a range of an encoding is one of its bytes", async () => {
  await using project = await collectedProject();
  const get = await project.site();
  const headers = { "Accept-Encoding": "gzip" };
  const { body } = await get("/static/blog/style.css", { headers });
  const part = await get("/static/blog/style.css", { headers: { ...headers, Range: "bytes=2-5" } });
  assert.deepEqual([part.status, part.headers["content-encoding"]], [206, "gzip"]);
  assert.deepEqual(part.body, body.subarray(2, 6));
});

test("other methods than GET and HEAD are answered with 405 and Allow", async () => {
  await using project = await collectedProject();
  const get = await project.site();
  for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
    const { status, headers } = await get("/static/blog/style.css", { method });
    assert.deepEqual([status, headers.allow], [405, "GET, HEAD"], method);
  }
});

test("unknown names are 404 and not cached, pages below STATIC_URL are reached", async () => {
  await using project = await collectedProject();
  const get = await project.site({}, [pages]);
  for (const path of ["blog/style.000000000000.css", "nothing", "", "blog/", "staticfiles.json", "blog/STYLE.css"]) {
    const { status, headers } = await get(`/static/${path}`);
    assert.deepEqual([status, headers["cache-control"]], [404, "no-store"], path);
  }
  const page = await get("/static/page");
  assert.deepEqual([page.status, page.headers["cache-control"]], [200, undefined]);
});

/** Asks for a path as it is written: neither a browser nor `inject` would. */
async function askRaw(port: number, path: string): Promise<{ readonly status: number; readonly text: string }> {
  const socket = connect(port, "127.0.0.1");
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  const answer = await text(socket);
  return { status: Number(answer.slice(9, 12)), text: answer };
}

const tricks = [
  "/static/../project.ts",
  "/static/%2e%2e/secret.txt",
  "/static/..%2fsecret.txt",
  "/static/..%5csecret.txt",
  "/static/blog/../../secret.txt",
  "/static//etc/passwd",
  "/static/%2fetc/passwd",
  "/static/blog//style.css",
  "/static/blog/./style.css",
  "/static/blog/style.css/",
  "/static/blog/style.css/x",
  "/static/blog\\style.css",
  "/static/.env",
  "/static/blog/style.css~",
  "/static/blog/style.css%0d%0aX:%20y",
  "/static/out.txt",
  "/static/folder/secret.txt",
  `/static/${"a".repeat(5000)}`,
  "/static/__proto__",
  "/static/constructor",
];

for (const environment of ["production", "development"]) {
  test(`tricks with paths get nothing in ${environment}`, async () => {
    await using project = await collectedProject({ "secret.txt": "secret", "blog/static/.env": "secret" });
    await project.write({ "blog/static/blog/style.css~": "secret", "outside/secret.txt": "secret" });
    await symlink(join(project.directory, "secret.txt"), join(project.directory, "blog/static/out.txt"));
    await symlink(join(project.directory, "outside"), join(project.directory, "blog/static/folder"));
    const port = await project.listen({ TOLV_ENV: environment });
    const get = (path: string) => askRaw(port, path);
    assert.equal((await get("/static/blog/style.css")).status, 200);
    for (const target of tricks) {
      const answer = await get(target);
      assert.equal(answer.status, 404, target);
      assert.ok(!answer.text.endsWith("secret"), target);
    }
    // Refused by the kernel, for every address.
    assert.equal((await get("/static/%00")).status, 400);
    assert.equal((await get("/static/%ff")).status, 400);
  });
}

test("a collected file that became a link, another size or another content is 404 and in the log", async () => {
  await using project = await collectedProject({
    "secret.txt": "secret",
    "blog/static/a.txt": "aaaaaa",
    "blog/static/b.txt": "bbbbbb",
  });
  const addresses = await Promise.all(
    ["blog/style.css", "big.bin", "a.txt", "b.txt"].map((path) => addressOf(project, path)),
  );
  const [style = "", big = "", a = "", b = ""] = addresses.map((address) => address.replace("/static/", ""));
  await rm(join(project.root, style));
  await truncate(join(project.root, big), 10);
  await rm(join(project.root, a));
  await symlink(join(project.directory, "secret.txt"), join(project.root, a));
  await writeFile(join(project.root, b), "changd");
  const get = await project.site();
  for (const address of addresses) {
    const { status, headers } = await get(address);
    assert.deepEqual([status, headers["cache-control"]], [404, "no-store"], address);
  }
  const lost = project.records.map((line) => JSON.parse(line)).filter(({ problem }) => problem !== undefined);
  assert.deepEqual(
    lost.map(({ level, file, problem }) => [level, file, problem]),
    [
      ["error", join(project.root, style), "missing"],
      ["error", join(project.root, big), "changed"],
      ["error", join(project.root, a), "missing"],
      ["error", join(project.root, b), "changed"],
    ],
  );
});

test("a file that grows, is replaced or vanishes while it is sent arrives as it was", async () => {
  await using project = await collectedProject();
  const port = await project.listen();
  const path = await addressOf(project, "big.bin");
  const ask = () => fetch(`http://localhost:${port}${path}`, { headers: { "Accept-Encoding": "identity" } });
  const file = join(project.root, path.replace("/static/", ""));
  const fetchSlowly = async (meanwhile: () => Promise<void>) => {
    const response = await ask();
    const reader = response.body?.getReader();
    const chunks = [(await reader?.read())?.value ?? new Uint8Array()];
    await meanwhile();
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) chunks.push(next.value);
    return Buffer.concat(chunks);
  };
  const asItWas = async (meanwhile: () => Promise<void>) => assert.ok((await fetchSlowly(meanwhile)).equals(large));
  await asItWas(() => appendFile(file, "more"));
  await truncate(file, large.length);
  await asItWas(async () => {
    await writeFile(`${file}.new`, "another");
    await rename(`${file}.new`, file);
  });
  await writeFile(file, large);
  await asItWas(() => rm(file));
  assert.equal((await ask()).status, 404);
});

const onLinux = { skip: process.platform === "linux" ? false : "it looks into /proc" };

test("a large file is closed once it was sent, asked for by HEAD, or its client has left", onLinux, async () => {
  await using project = await collectedProject({ "blog/static/huge.zip": randomBytes(40_000_000) });
  const port = await project.listen();
  const path = await addressOf(project, "huge.zip");
  const file = join(project.root, path.replace("/static/", ""));
  const isOpen = async () => {
    const descriptors = (await readdir("/proc/self/fd")).map((name) =>
      readlink(`/proc/self/fd/${name}`).catch(() => ""),
    );
    return (await Promise.all(descriptors)).includes(file);
  };
  const closes = async () => {
    for (let tries = 0; tries < 500 && (await isOpen()); tries += 1) await sleep(10);
    return !(await isOpen());
  };
  // A file that nobody closes is closed with its garbage, and Node says so.
  const warnings: string[] = [];
  const hear = ({ message }: Error) => void warnings.push(message);
  process.on("warning", hear);
  await fetch(`http://localhost:${port}${path}`, { method: "HEAD" });
  assert.ok(await closes(), "HEAD");
  await (await fetch(`http://localhost:${port}${path}`)).arrayBuffer();
  assert.ok(await closes(), "sent");
  const socket = connect(port, "localhost");
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await once(socket, "data");
  socket.pause();
  assert.ok(await isOpen());
  socket.destroy();
  assert.ok(await closes(), "left");
  process.off("warning", hear);
  assert.deepEqual(warnings, []);
});

test("a large file that is cut in place while it is sent ends the connection, and is in the log", async () => {
  await using project = await collectedProject();
  const port = await project.listen();
  const path = await addressOf(project, "big.bin");
  const response = await fetch(`http://localhost:${port}${path}`, { headers: { "Accept-Encoding": "identity" } });
  await truncate(join(project.root, path.replace("/static/", "")), 10);
  await assert.rejects(response.arrayBuffer());
  const isLogged = () =>
    project.records.some((line) => {
      const { level, error } = JSON.parse(line);
      return level === "error" && error?.code === "staticfiles.file_cut";
    });
  // The client may see the end of the connection before the record is written.
  for (let tries = 0; tries < 500 && !isLogged(); tries += 1) await sleep(10);
  assert.ok(isLogged());
});

test("queries are ignored, encoded letters are the letters they stand for, and case counts", async () => {
  await using project = await collectedProject({ "blog/static/blog/é (1).txt": "text" });
  const get = await project.site();
  assert.equal((await get("/static/blog/style.css?v=1&x=%20")).text, css);
  assert.equal((await get("/static/%62log/style%2Ecss")).text, css);
  assert.equal((await get("/static/blog/%C3%A9%20(1).txt")).text, "text");
  assert.equal((await get(await addressOf(project, "blog/é (1).txt"))).text, "text");
  assert.equal((await get("/static/Blog/style.css")).status, 404);
});

const types = {
  "a.js": "text/javascript; charset=utf-8",
  "a.mjs": "text/javascript; charset=utf-8",
  "a.JSON": "application/json",
  "a.svg": "image/svg+xml",
  "a.woff2": "font/woff2",
  "a.wasm": "application/wasm",
  "a.webmanifest": "application/manifest+json",
  "a.html": "text/html; charset=utf-8",
  "a.unknown": "application/octet-stream",
  a: "application/octet-stream",
};

test("types are those of the web, with a charset for text", async () => {
  await using project = await StaticProject.create(
    Object.fromEntries(
      Object.keys(types).map((name) => [`blog/static/${name}`, name.endsWith("manifest") ? "{}" : ""]),
    ),
  );
  await project.collect();
  const get = await project.site();
  for (const [name, type] of Object.entries(types)) {
    const { status, headers } = await get(`/static/${name}`);
    assert.deepEqual([status, headers["content-type"]], [200, type], name);
  }
});

test("many clients at once, some of whom leave, all get the same bytes while builds go on", async () => {
  await using project = await collectedProject();
  const get = await project.site();
  const style = await addressOf(project, "blog/style.css");
  const building = (async () => {
    for (let build = 0; build < 5; build += 1) {
      await project.write({ "blog/static/blog/style.css": `${css}/* ${build} */` });
      await project.collect();
    }
  })();
  for (let round = 0; round < 20; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => Promise.all([get(style), get("/static/big.bin")])),
    );
    for (const [small, big] of answers) {
      assert.equal(small.text, css);
      assert.ok(big.body.equals(large));
    }
  }
  await building;
  const renewed = await project.site();
  assert.equal((await renewed(style)).text, css, "the file of an earlier build");
  assert.equal((await renewed("/static/blog/style.css")).text, `${css}/* 4 */`);
});

test("large files for many clients at once, slow ones and leaving ones among them, never mix", async () => {
  const others = [randomBytes(3_000_000), randomBytes(2_500_000)];
  await using project = await collectedProject({
    "blog/static/one.bin": others[0] ?? "",
    "blog/static/two.bin": others[1] ?? "",
  });
  const port = await project.listen();
  const paths = [await addressOf(project, "one.bin"), await addressOf(project, "two.bin")];
  const fetchIt = async (client: number) => {
    const response = await fetch(`http://localhost:${port}${paths[client % 2]}`);
    if (client % 5 === 4) return response.body?.cancel();
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      if (client % 3 === 0) await sleep(1);
    }
    assert.ok(Buffer.concat(chunks).equals(others[client % 2] ?? Buffer.of()), `client ${client}`);
  };
  for (let round = 0; round < 3; round += 1)
    await Promise.all(Array.from({ length: 20 }, (_, client) => fetchIt(client)));
});

test("files that --link left are served, and 404 once their source has changed", async () => {
  await using project = await StaticProject.create({ "blog/static/a.txt": "a", "blog/static/big.bin": large });
  await project.collect("--link");
  const before = await project.site();
  assert.equal((await before("/static/a.txt")).text, "a");
  assert.ok((await before("/static/big.bin")).body.equals(large));
  await project.write({ "blog/static/a.txt": "b" });
  assert.equal((await before("/static/a.txt")).text, "a", "it is in memory");
  const after = await project.site();
  assert.equal((await after("/static/a.txt")).status, 404);
});

test("nothing is kept in memory beyond STATIC_MEMORY_LIMIT, and everything is served all the same", async () => {
  await using project = await collectedProject();
  const get = await project.site({ STATIC_MEMORY_LIMIT: "0" });
  for (let round = 0; round < 2; round += 1) assert.equal((await get("/static/blog/style.css")).text, css);
  await rm(join(project.root, (await addressOf(project, "blog/style.css")).replace("/static/", "")));
  assert.equal((await get("/static/blog/style.css")).status, 404);
});

test("in development files are served from the apps as they are at the moment, without a build", async () => {
  await using project = await StaticProject.create({ "blog/static/blog/style.css": css });
  const get = await project.site({ TOLV_ENV: "development" }, [pages]);
  assert.equal((await get("/style")).text, '<link rel="stylesheet" href="/static/blog/style.css">');
  const first = await get("/static/blog/style.css", { headers: { "Accept-Encoding": "br" } });
  assert.deepEqual([first.status, first.text, first.headers["cache-control"]], [200, css, "no-cache"]);
  const headers = { "If-None-Match": String(first.headers.etag) };
  assert.equal((await get("/static/blog/style.css", { headers })).status, 304);
  await project.write({
    "blog/static/blog/style.css": "b {}",
    "blog/static/empty.txt": "",
    "blog/static/big.bin": large,
  });
  assert.equal((await get("/static/blog/style.css", { headers })).text, "b {}");
  assert.equal((await get("/static/empty.txt")).status, 200);
  assert.ok((await get("/static/big.bin")).body.equals(large));
  assert.equal((await get("/static/big.bin", { headers: { Range: "bytes=0-4" } })).text, "01234");
});

test("pages name hashed files with their integrity, and unknown ones are errors with the nearest name", async () => {
  await using project = await collectedProject();
  const get = await project.site({ DEBUG: "true" }, [pages]);
  assert.match(
    (await get("/style")).text,
    /^<link rel="stylesheet" href="\/static\/blog\/style\.\w{12}\.css" integrity="sha384-[\w+/]{64}">$/,
  );
  const unknown = await get("/unknown", { headers: { Accept: "application/json" } });
  assert.equal(unknown.status, 500);
  assert.match(unknown.text, /There is no static file \\"blog\/stile\.css\\"\. Did you mean \\"blog\/style\.css\\"\?/);
});

test("where nothing was collected, the apps' files are served, and the log says so once", async () => {
  await using project = await StaticProject.create({ "blog/static/blog/style.css": css });
  const get = await project.site({}, [pages]);
  assert.equal((await get("/style")).text, '<link rel="stylesheet" href="/static/blog/style.css">');
  assert.equal((await get("/static/blog/style.css")).text, css);
  assert.equal(project.records.filter((line) => line.includes("not collected")).length, 1);
});

test("a damaged manifest keeps the site from starting", async () => {
  await using project = await StaticProject.create({});
  for (const text of ["{", "[]", '{"version":2,"files":{},"earlier":[]}', '{"version":1}']) {
    await project.write({ "staticfiles/staticfiles.json": text });
    await assert.rejects(project.site(), /is no manifest of collected files/, text);
  }
});

test("static files pass no hook of the apps behind", async () => {
  await using project = await collectedProject();
  const seen: string[] = [];
  const watching = defineHook({
    name: "pages.watching",
    handle: async (request, next) => {
      seen.push(request.path);
      return next();
    },
  });
  const get = await project.site({}, [defineApp({ name: "pages", contributes: [hooks([watching])] })]);
  await get("/static/blog/style.css");
  await get("/static/nothing");
  assert.deepEqual(seen, ["/static/nothing"]);
});

test("STATIC_URL is another path when the setting says so", async () => {
  await using project = await collectedProject();
  const get = await project.site({ STATIC_URL: "/assets/v1/" }, [pages]);
  const [, address = ""] = /href="([^"]+)"/.exec((await get("/style")).text) ?? [];
  assert.match(address, /^\/assets\/v1\/blog\/style\./);
  assert.equal((await get(address)).text, css);
  assert.equal((await get("/static/blog/style.css")).status, 404);
});
