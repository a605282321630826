import assert from "node:assert/strict";
import { request as nodeRequest } from "node:http";
import { after, before, describe, it } from "node:test";
import { type HttpRequest, respond, route, type Site } from "#rooms/http";
import { exchange, formHeaders, head, listen, testSite } from "../support.ts";

const limit = 2_621_440;

describe("the body of a request", () => {
  let site: Site;
  let port: number;
  before(async () => {
    const open = { csrf: "exempt" } as const;
    const pairs = async (request: HttpRequest) => respond.json([...(await request.form())]);
    site = await testSite([
      route.post("/form/", open, pairs),
      route.post("/json/", open, async (request) => respond.json({ got: await request.json() })),
      route.post("/size/", open, async (request) => respond.json((await request.body()).length)),
      route.post("/twice/", open, async (request) => {
        await request.form();
        return pairs(request);
      }),
      route.post("/ignored/", open, () => respond.text("not read")),
      route.get("/query/", {}, ({ query }) => respond.json([...query])),
      route.get("/alive/", {}, () => respond.text("alive")),
    ]);
    port = await listen(site);
  });
  after(() => site.close());

  const post = (target: string, body: string | Buffer, headers: Readonly<Record<string, string>> = formHeaders) =>
    site.inject({ method: "POST", target, body, headers });

  it("is read as a form, in order, with repeated names and empty values", async () => {
    const { text } = await post("/form/", "a=1&b=%C3%A9+x&a=2&c&=d&");
    assert.deepEqual(JSON.parse(text), [
      ["a", "1"],
      ["b", "é x"],
      ["a", "2"],
      ["c", ""],
      ["", "d"],
    ]);
  });

  it("may hold UTF-8 that was not percent-encoded", async () => {
    assert.equal((await post("/form/", "name=Åsa")).text, '[["name","Åsa"]]');
  });

  it("is refused with 400 when it is no UTF-8 or no percent encoding", async () => {
    for (const body of ["a=%ff", "a=%C3", "a=100%", "%zz=1", Buffer.from([0x61, 0x3d, 0xff])]) {
      const { status, text } = await post("/form/", body);
      assert.equal(status, 400, String(body));
      assert.match(text, /The form is not percent-encoded UTF-8\./);
    }
  });

  it("is refused as a form with 415 when it says to be something else, and is empty when there is none", async () => {
    assert.equal((await post("/form/", "{}", { "Content-Type": "application/json" })).status, 415);
    assert.equal((await post("/form/", "a=1", {})).status, 415);
    assert.equal((await site.inject({ method: "POST", target: "/form/" })).text, "[]");
  });

  it("has a limited number of fields, and so has the query", async () => {
    const fields = (count: number) => Array.from({ length: count }, (_, index) => `f${index}=1`).join("&");
    assert.equal((await post("/form/", fields(1000))).status, 200);
    assert.equal((await post("/form/", fields(1001))).status, 400);
    assert.equal((await site.inject({ target: `/query/?${fields(1000)}` })).status, 200);
    const refused = await site.inject({ target: `/query/?${fields(1001)}` });
    assert.equal(refused.status, 400);
    assert.match(refused.text, /more than 1000 fields/);
  });

  it("can be read more than once", async () => {
    assert.equal((await post("/twice/", "a=1")).text, '[["a","1"]]');
  });

  it("is read as JSON of any JSON type", async () => {
    for (const type of ["application/json", "application/json; charset=utf-8", "application/vnd.api+json"]) {
      assert.equal((await post("/json/", '{"a":[1]}', { "Content-Type": type })).text, '{"got":{"a":[1]}}');
    }
  });

  it("is refused as JSON when it is malformed, no UTF-8 or another type", async () => {
    const json = { "Content-Type": "application/json" };
    for (const body of ["{", "", Buffer.from([0x22, 0xff, 0x22])])
      assert.equal((await post("/json/", body, json)).status, 400);
    assert.equal((await post("/json/", "{}", { "Content-Type": "text/plain" })).status, 415);
  });

  it("is refused as JSON when it would overflow whoever walks through it, or change what it is copied to", async () => {
    const json = { "Content-Type": "application/json" };
    const nested = (depth: number, inner = "") => "[".repeat(depth) + inner + "]".repeat(depth);
    assert.equal((await post("/json/", nested(100), json)).status, 200);
    assert.equal((await post("/json/", nested(101), json)).status, 400);
    assert.equal(
      (await post("/json/", nested(99, '"[[[[\\"[[[["'), json)).status,
      200,
      "brackets in strings do not count",
    );
    assert.equal((await post("/json/", "[".repeat(limit), json)).status, 400);
    assert.equal((await post("/json/", `"${'\\"'.repeat(limit / 2 - 1)}`, json)).status, 400);
    for (const name of ["__proto__", "\\u005f_proto__", "__pr\\u006fto__"]) {
      assert.equal((await post("/json/", `{"a":[{"${name}":{}}]}`, json)).status, 400, name);
    }
    assert.equal((await post("/json/", '{"a":"__proto__"}', json)).status, 200);
  });

  it("is accepted up to the limit and refused from the next byte on", async () => {
    assert.equal((await post("/size/", Buffer.alloc(limit))).text, String(limit));
    assert.equal((await post("/size/", Buffer.alloc(limit + 1))).status, 413);
  });

  it("is refused when it announces 10 MB, before it was sent, and the process lives on", async () => {
    const announced = await refusedEarly(port, { "Content-Length": "10485760" });
    assert.equal(announced, 413);
    assert.match(await exchange(port, head("GET /alive/ HTTP/1.1")), /alive$/);
  });

  it("is refused when 10 MB arrive in chunks without being announced, and the sender can read the answer", async () => {
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(0x100000), Buffer.from("\r\n")]);
    const start = "POST /size/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    const answers = await exchange(
      port,
      start,
      ...Array.from({ length: 10 }, () => chunk),
      "0\r\n\r\n",
      head("GET /alive/ HTTP/1.1"),
    );
    assert.match(answers, /^HTTP\/1\.1 413 /);
    assert.match(answers, /alive$/);
  });

  it("is refused readably even where the connection ends with the answer, as behind some proxies", async () => {
    const body = Buffer.alloc(10_485_760, "x");
    for (const version of ["HTTP/1.1", "HTTP/1.0"]) {
      const answer = await exchange(port, head(`POST /size/ ${version}`, `Content-Length: ${body.length}`), body);
      assert.match(answer, /^HTTP\/1\.1 413 [\s\S]+larger than 2621440 bytes/);
    }
  });

  it("that nobody read does not disturb the next request of the connection", async () => {
    const unread = "POST /ignored/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n";
    const answers = await exchange(port, unread, Buffer.alloc(100_000, "x"), head("GET /alive/ HTTP/1.1"));
    assert.match(answers, /not read[\s\S]+alive$/);
  });

  it("is asked for with 100 Continue only when somebody reads it", async () => {
    const start = (path: string) => head(`POST ${path} HTTP/1.1`, "Content-Length: 3", "Expect: 100-continue");
    assert.match(await exchange(port, start("/size/"), "abc"), /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
    const refused = await exchange(
      port,
      "POST /nope/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n",
    );
    assert.match(refused, /^HTTP\/1\.1 404 /);
    assert.match(refused, /Connection: close/);
  });

  it("that ends too early leaves the process alive", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const client = nodeRequest({ port, method: "POST", path: "/size/", headers: { "Content-Length": "100" } });
    client.on("error", () => resolve());
    client.write("only this");
    setTimeout(() => client.destroy(), 50);
    await promise;
    assert.match(await exchange(port, head("GET /alive/ HTTP/1.1")), /alive$/);
  });
});

/** The status of a request that only announces its body. */
function refusedEarly(port: number, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const client = nodeRequest({ port, method: "POST", path: "/size/", headers }, (response) => {
    resolve(response.statusCode);
    client.destroy();
  });
  client.on("error", reject);
  client.flushHeaders();
  return promise;
}
