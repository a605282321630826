import assert from "node:assert/strict";
import { get as nodeGet } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { after, before, describe, it, test } from "node:test";
import { connectionRefused, HttpResponse, respond, route, type Site } from "#rooms/http";
import { exchange, head, listen, testSite } from "../support.ts";

const warnings: string[] = [];
process.on("warning", ({ message }) => warnings.push(message));

describe("on the wire, a site", () => {
  let site: Site;
  let port: number;
  before(async () => {
    site = await testSite([
      route.get("/ping/", {}, () => respond.text("pong\n")),
      route.get("/slow/:name/", {}, async ({ params }) => {
        if (params.name === "first") await new Promise((resolve) => setTimeout(resolve, 30));
        return respond.text(`${params.name}\n`);
      }),
      route.post("/size/", { csrf: "exempt" }, async (request) => respond.json((await request.body()).length)),
    ]);
    port = await listen(site);
  });
  after(() => site.close());

  it("answers several requests on one connection", async () => {
    const kept = "GET /ping/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const answers = await exchange(port, kept + kept + head("GET /ping/ HTTP/1.1"));
    assert.equal(answers.match(/pong\n/g)?.length, 3);
    assert.equal(answers.match(/Keep-Alive: timeout=5\r\n/g)?.length, 2);
    assert.equal(answers.match(/Connection: close\r\n/g)?.length, 1);
  });

  it("answers pipelined requests in their order", async () => {
    const first = "GET /slow/first/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const answers = await exchange(port, first + head("GET /slow/second/ HTTP/1.1"));
    assert.match(answers, /\nfirst\n[\s\S]+\nsecond\n$/);
  });

  it("answers HTTP/1.0 and then closes", async () => {
    const answer = await exchange(port, "GET /ping/ HTTP/1.0\r\nHost: localhost\r\n\r\n");
    assert.match(answer, /^HTTP\/1\.1 200 OK\r\n[\s\S]+Connection: close\r\n[\s\S]+pong\n$/);
  });

  it("refuses what is no HTTP with 400, the usual headers, an event, and lives on", async () => {
    const refusals: { status: number; problem: string }[] = [];
    const stop = connectionRefused.subscribe(({ status, problem }) => refusals.push({ status, problem }));
    const answer = await exchange(port, "G@RBAGE\x01 / HTTP/1.1\r\n\r\n");
    stop();
    assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n/);
    assert.match(answer, /X-Content-Type-Options: nosniff\r\n[\s\S]+Bad Request \(400\)\n$/);
    assert.deepEqual(refusals, [{ status: 400, problem: "HPE_INVALID_METHOD" }]);
    assert.match(await exchange(port, head("GET /ping/ HTTP/1.1")), /pong\n$/);
  });

  it("refuses requests that two servers could read differently", async () => {
    const smuggled = [
      ["Content-Length: 3", "Transfer-Encoding: chunked"],
      ["Content-Length: 3", "Content-Length: 4"],
      ["Transfer-Encoding: chunked, identity"],
      ["Transfer-Encoding : chunked"],
      ["X-Name: a\nX-Other: b"],
    ];
    for (const headers of smuggled) {
      const answer = await exchange(port, head("POST /size/ HTTP/1.1", ...headers), "0\r\n\r\n");
      assert.match(answer, /^HTTP\/1\.1 400 /, String(headers));
      assert.equal(answer.match(/HTTP\/1\.1/g)?.length, 1, String(headers));
    }
  });

  it("refuses a broken chunk in the middle of a body", async () => {
    const answer = await exchange(port, head("POST /size/ HTTP/1.1", "Transfer-Encoding: chunked"), "zz\r\nabc\r\n");
    assert.match(answer, /^HTTP\/1\.1 400 /);
  });

  it("refuses headers over its limit with 431", async () => {
    const answer = await exchange(port, head("GET /ping/ HTTP/1.1", `X-Long: ${"x".repeat(16_384)}`));
    assert.match(answer, /^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
  });

  it("refuses more headers than its limit with 431", async () => {
    const many = Array.from({ length: 200 }, (_, index) => `X-${index}: y`);
    assert.match(await exchange(port, head("GET /ping/ HTTP/1.1", ...many)), /^HTTP\/1\.1 431 /);
    assert.match(await exchange(port, head("GET /ping/ HTTP/1.1", ...many.slice(0, 90))), /pong\n$/);
  });

  it("refuses other versions of HTTP with 505, without an error in the log", async () => {
    for (const line of ["GET /ping/ HTTP/2.0", "GET /ping/ HTTP/0.9"]) {
      assert.match(await exchange(port, head(line)), /^HTTP\/1\.1 505 /, line);
    }
  });

  it("is no proxy: CONNECT gets 501, and a client that is gone by then harms nobody", async () => {
    assert.match(
      await exchange(port, "CONNECT example.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
      /^HTTP\/1\.1 501 /,
    );
    for (let round = 0; round < 20; round += 1) {
      const socket = connect(port, "127.0.0.1");
      await new Promise((resolve) => socket.write("CONNECT example.com:443 HTTP/1.1\r\n\r\n", resolve));
      socket.resetAndDestroy();
    }
    assert.match(await exchange(port, head("GET /ping/ HTTP/1.1")), /pong\n$/);
  });

  it("gives leave to send to clients of HTTP/1.1, and HTTP/1.0 knows none", async () => {
    const headers = ["Host: localhost", "Expect: 100-continue", "Content-Length: 3", "", "abc"].join("\r\n");
    const modern = await exchange(port, `POST /size/ HTTP/1.1\r\nConnection: close\r\n${headers}`);
    assert.match(modern, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
    assert.match(await exchange(port, `POST /size/ HTTP/1.0\r\n${headers}`), /^HTTP\/1\.1 200 OK\r\n/);
  });

  it("ignores an expectation that it does not know", async () => {
    assert.match(await exchange(port, head("GET /ping/ HTTP/1.1", "Expect: wonders")), /pong\n$/);
  });

  it("ends clients that are too slow, as its settings say", () => {
    assert.equal(site.server.keepAliveTimeout, 5000);
    assert.equal(site.server.headersTimeout, 15_000);
    assert.equal(site.server.requestTimeout, 120_000);
  });
});

test("a client that does not finish its headers in time gets 408", async () => {
  const site = await testSite([], { settings: { HTTP_HEADERS_TIMEOUT: 1, HTTP_REQUEST_TIMEOUT: 1 } });
  const port = await listen(site);
  const answer = await exchange(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  await site.close();
  assert.match(answer, /^HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n/);
});

test("a draining site finishes what it has and says Connection: close", async () => {
  const arrived = Promise.withResolvers<void>();
  const leave = Promise.withResolvers<void>();
  const site = await testSite([
    route.get("/held/", {}, async () => {
      arrived.resolve();
      await leave.promise;
      return respond.text("finished");
    }),
  ]);
  const port = await listen(site);
  const answer = exchange(port, "GET /held/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await arrived.promise;
  site.startDraining();
  leave.resolve();
  assert.match(await answer, /Connection: close\r\n[\s\S]+finished$/);
  await site.close();
});

test("a stream that began before the draining ends its connection when it is finished", {
  timeout: 20_000,
}, async () => {
  const arrived = Promise.withResolvers<void>();
  const leave = Promise.withResolvers<void>();
  async function* chunks() {
    yield "begin ";
    arrived.resolve();
    await leave.promise;
    yield "end";
  }
  const stream = route.get("/", {}, () => new HttpResponse(Readable.from(chunks())));
  const site = await testSite([stream], { settings: { HTTP_KEEP_ALIVE_TIMEOUT: 600 } });
  const port = await listen(site);
  const answer = exchange(port, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await arrived.promise;
  site.startDraining();
  leave.resolve();
  assert.match(await answer, /Connection: keep-alive\r\n[\s\S]+begin [\s\S]+end\r\n0\r\n\r\n$/);
  await site.close();
});

test("nonsense behind a request is refused after the request's own answer, which is whole", async () => {
  const arrived = Promise.withResolvers<void>();
  const leave = Promise.withResolvers<void>();
  async function* halves() {
    yield "first half, ";
    arrived.resolve();
    await leave.promise;
    yield "second half";
  }
  const site = await testSite([
    route.get("/", {}, () => new HttpResponse(Readable.from(halves()))),
    route.get("/late/", {}, async () => {
      await leave.promise;
      return respond.text("late");
    }),
  ]);
  const port = await listen(site);
  for (const path of ["/late/", "/"]) {
    const answers = exchange(port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\nG@RBAGE\r\n\r\n`);
    if (path === "/") await arrived.promise;
    await new Promise((resolve) => setTimeout(resolve, 30));
    leave.resolve();
    const text = await answers;
    assert.deepEqual(text.match(/HTTP\/1\.1 \d+/g), ["HTTP/1.1 200", "HTTP/1.1 400"], path);
    assert.match(text, /late|first half, [\s\S]*second half/);
  }
  await site.close();
});

test("a broken body behind another request is refused in its turn", async () => {
  const site = await testSite([
    route.get("/late/", {}, async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return respond.text("late");
    }),
    route.post("/size/", { csrf: "exempt" }, async (request) => respond.json((await request.body()).length)),
  ]);
  const port = await listen(site);
  const broken = "POST /size/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n";
  const answers = await exchange(port, `GET /late/ HTTP/1.1\r\nHost: localhost\r\n\r\n${broken}`);
  assert.match(answers, /^HTTP\/1\.1 200 OK\r\n[\s\S]+lateHTTP\/1\.1 400 /);
  await site.close();
});

test("closing waits for the answer that is under way", async () => {
  const arrived = Promise.withResolvers<void>();
  const leave = Promise.withResolvers<void>();
  const site = await testSite([
    route.get("/", {}, async () => {
      arrived.resolve();
      await leave.promise;
      return respond.text("finished");
    }),
  ]);
  const port = await listen(site);
  const answer = exchange(port, head("GET / HTTP/1.1"));
  await arrived.promise;
  const closed = site.close();
  leave.resolve();
  assert.match(await answer, /finished$/);
  await closed;
  await assert.rejects(exchange(port, head("GET / HTTP/1.1")), { code: "ECONNREFUSED" });
});

test("nothing in use is deprecated", () => {
  assert.deepEqual(warnings, []);
});

test("closing waits for handlers whose clients have left", async () => {
  const arrived = Promise.withResolvers<void>();
  let finished = false;
  const site = await testSite([
    route.get("/", {}, async ({ signal }) => {
      arrived.resolve();
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      await new Promise((resolve) => setTimeout(resolve, 30));
      finished = true;
      return respond.text("nobody reads this");
    }),
  ]);
  const client = nodeGet({ port: await listen(site) });
  client.on("error", () => undefined);
  await arrived.promise;
  client.destroy();
  await site.close();
  assert.ok(finished);
});
