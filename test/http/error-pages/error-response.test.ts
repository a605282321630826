import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { BadRequest, PermissionDenied, requestFailed, respond, route } from "#rooms/http";
import { testSite } from "../support.ts";

const secretValue = "hunter2-in-the-message";

const routes = [
  route.get("/boom/", { name: "boom" }, () => {
    throw new TypeError(secretValue, { cause: new Error("the cause") });
  }),
  route.post("/form/", { csrf: "exempt" }, async (request) => {
    await request.form();
    throw new Error("failed");
  }),
  route.post("/unread/", { csrf: "exempt" }, () => {
    throw new Error("failed");
  }),
  route.get("/circle/", {}, () => {
    const first = new Error("first");
    first.cause = new Error("second", { cause: first });
    throw first;
  }),
  route.get("/several/", {}, () => {
    throw new AggregateError([new Error("left"), new Error("right")], "both failed");
  }),
  route.get("/thrown-text/", {}, () => {
    throw "just text";
  }),
  route.get("/missing/", {}, () => {
    throw respond.notFound("The post");
  }),
  route.get("/denied/", {}, () => {
    throw new PermissionDenied({ reason: "<b>Not</b> you." });
  }),
  route.get("/bad/", {}, () => {
    throw new BadRequest({ problem: "The date is malformed." });
  }),
];

interface AskOptions {
  readonly DEBUG?: boolean;
  readonly HTTP_SHOW_RELEASE?: boolean;
  readonly [header: string]: string | boolean | undefined;
}

async function ask(target: string, { DEBUG = false, HTTP_SHOW_RELEASE = true, ...headers }: AskOptions = {}) {
  const site = await testSite(routes, { settings: { DEBUG, HTTP_SHOW_RELEASE }, release: "v12" });
  const answer = await site.inject({
    target,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  });
  await site.close();
  return answer;
}

test("outside DEBUG a failure shows a plain page with the ids of the request and the release and nothing else", async () => {
  const { status, text, headers } = await ask("/boom/");
  assert.equal(status, 500);
  assert.match(text, /<h1>Internal Server Error \(500\)<\/h1>/);
  assert.ok(text.includes(`Request ${headers["x-request-id"]}, release v12`));
  assert.equal(headers["x-release"], "v12");
  for (const inside of [secretValue, "TypeError", "error-response.test", "node:", "the cause"]) {
    assert.ok(!text.includes(inside), inside);
  }
});

test("the release can be kept from visitors", async () => {
  for (const Accept of ["text/html", "application/json"]) {
    const { text, headers } = await ask("/boom/", { HTTP_SHOW_RELEASE: false, Accept });
    assert.equal(headers["x-release"], undefined);
    assert.ok(!text.includes("v12"), text);
  }
});

test("the client's own errors say what was wrong, escaped", async () => {
  assert.match((await ask("/missing/")).text, /The post was not found\./);
  assert.match((await ask("/denied/")).text, /&lt;b&gt;Not&lt;\/b&gt; you\./);
  const { status, text } = await ask("/bad/");
  assert.deepEqual([status, /The date is malformed\./.test(text)], [400, true]);
});

test("clients that prefer JSON get a problem document", async () => {
  const { status, headers, text } = await ask("/missing/", { Accept: "application/json" });
  assert.equal(status, 404);
  assert.equal(headers["content-type"], "application/problem+json");
  assert.deepEqual(JSON.parse(text), {
    type: "about:blank",
    title: "Not Found",
    status: 404,
    detail: "The post was not found.",
    code: "http.not_found",
    requestId: headers["x-request-id"],
    release: "v12",
  });
  assert.ok(!(await ask("/boom/", { Accept: "application/json" })).text.includes(secretValue));
});

test("the Accept header decides by rank, and a tie means HTML", async () => {
  const typeFor = async (accept: string) => (await ask("/missing/", { Accept: accept })).headers["content-type"];
  for (const accept of [
    "application/json",
    "text/html;q=0.5, application/json",
    "application/problem+json, */*;q=0.1",
  ]) {
    assert.equal(await typeFor(accept), "application/problem+json", accept);
  }
  for (const accept of [
    "",
    "*/*",
    "text/html, application/json",
    "text/html,application/xhtml+xml,*/*;q=0.8",
    "application/json;q=0",
  ]) {
    assert.equal(await typeFor(accept), "text/html; charset=utf-8", accept);
  }
});

test("every error page has the security headers and varies by Accept", async () => {
  for (const target of ["/boom/", "/missing/", "/nope/"]) {
    const { headers } = await ask(target);
    assert.equal(headers["content-security-policy"]?.toString().startsWith("default-src 'self'"), true);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers.vary, "Accept");
  }
});

test("in DEBUG a failure shows the error, its cause, the source and the request", async () => {
  const { status, text } = await ask("/boom/?page=2", { DEBUG: true });
  assert.equal(status, 500);
  assert.match(text, /<h1>TypeError at \/boom\/<\/h1>/);
  for (const shown of [secretValue, "error-response.test.ts, line", "<th>page</th><td>2</td>", "v12"])
    assert.ok(text.includes(shown), shown);
  assert.match(text, /Caused by<\/p><p>[^<]+error-response\.test\.ts, line \d+<\/p>[\s\S]+Error: the cause/);
  assert.match(text, /<mark>\s*\d+ {2}.*throw new TypeError\(secretValue/);
});

test("in DEBUG secrets of the request stay hidden", async () => {
  const { text } = await ask("/boom/?token=s3cr3t-query&author=ada", {
    DEBUG: true,
    Authorization: "Bearer s3cr3t-header",
    Cookie: "sessionid=s3cr3t-cookie; theme=dark",
    "X-Api-Key": "s3cr3t-key",
  });
  assert.doesNotMatch(text, /s3cr3t/);
  assert.match(text, /<th>author<\/th><td>ada<\/td>/);
  assert.match(text, /dark/);
});

test("in DEBUG what was sent with a form is shown as far as the handler read it, without its secrets", async () => {
  const site = await testSite(routes, { settings: { DEBUG: true } });
  const form = new FormData();
  form.append("title", "Twelve");
  form.append("password", "s3cr3t-word");
  form.append("photo", new File(["bytes"], "me.png", { type: "image/png" }));
  const encoded = new Response(form);
  const headers = { "Content-Type": encoded.headers.get("content-type") ?? "" };
  const body = Buffer.from(await encoded.arrayBuffer());
  const read = await site.inject({ method: "POST", target: "/form/", headers, body });
  const unread = await site.inject({ method: "POST", target: "/unread/", headers, body });
  await site.close();
  assert.match(read.text, /<th>title<\/th><td>Twelve<\/td>.*<th>photo<\/th><td>me\.png \(image\/png, 5 bytes\)/);
  assert.doesNotMatch(read.text, /s3cr3t/);
  assert.doesNotMatch(unread.text, /Twelve/);
});

test("in DEBUG errors that caused each other are shown once, and every one of several", async () => {
  const { text } = await ask("/circle/", { DEBUG: true });
  assert.equal(text.match(/>\nError: first/g)?.length, 1);
  assert.equal(text.match(/>\nError: second/g)?.length, 1);
  const several = (await ask("/several/", { DEBUG: true })).text;
  assert.match(several, /Error: left[\s\S]+Error: right/);
});

test("in DEBUG the page's only style sheet is allowed by its hash, and nothing of the request can run", async () => {
  const { text, headers } = await ask("/boom/?q=<script>alert(1)</script>", {
    DEBUG: true,
    "User-Agent": "<img src=x onerror=alert(1)>",
  });
  const [, style = ""] = /<style>([\s\S]+)<\/style>/.exec(text) ?? [];
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'`;
  assert.equal(headers["content-security-policy"], policy);
  assert.doesNotMatch(text, /<script|<img/);
});

test("in DEBUG an unknown address lists the routes", async () => {
  const { status, text } = await ask("/nope/", { DEBUG: true });
  assert.equal(status, 404);
  assert.match(text, /GET \/boom\/<\/th><td>boom</);
});

test("whatever is thrown is answered and reported", async () => {
  const failures: unknown[] = [];
  const stop = requestFailed.subscribe(({ error }) => failures.push(error));
  assert.equal((await ask("/thrown-text/")).status, 500);
  assert.match((await ask("/thrown-text/", { DEBUG: true })).text, /just text/);
  assert.equal((await ask("/missing/")).status, 404);
  stop();
  assert.deepEqual(failures, ["just text", "just text"]);
});
