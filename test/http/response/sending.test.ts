import assert from "node:assert/strict";
import { once } from "node:events";
import { get as nodeGet } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { after, before, describe, it } from "node:test";
import { html } from "#rooms/html";
import { HttpResponse, requestFailed, requestFinished, respond, route, type Site } from "#rooms/http";
import { exchange, head, listen, testSite } from "../support.ts";

describe("sending a response", () => {
  let site: Site;
  let port: number;
  let destroyed = false;
  before(async () => {
    site = await testSite([
      route.get("/page/", {}, () => html`<p>${Promise.resolve("å")}</p>`),
      route.get("/bytes/", {}, () => new HttpResponse(Buffer.from([128, 255]))),
      route.get("/empty/", {}, () => respond.noContent()),
      route.get("/not-modified/", {}, () => new HttpResponse(undefined, { status: 304 })),
      route.get("/stream/", {}, () => new HttpResponse(Readable.from(["one ", "two"]))),
      route.get(
        "/endless/",
        {},
        () =>
          new HttpResponse(
            new Readable({
              read() {
                this.push("x".repeat(1000));
              },
              destroy(error, done) {
                destroyed = true;
                done(error);
              },
            }),
          ),
      ),
      route.get("/iterable/", {}, () => new HttpResponse(iterable())),
      route.get("/endless-iterable/", {}, () => new HttpResponse(endless())),
      route.get("/waiting/", {}, ({ signal }) => new HttpResponse(waiting(signal))),
      route.get("/broken-stream/", {}, () => new HttpResponse(Readable.from(brokenOff()))),
      route.get("/cookies/", {}, () => {
        const response = respond.text("");
        response.setCookie("a", "1");
        response.setCookie("b", "2");
        return response;
      }),
    ]);
    port = await listen(site);
  });
  after(() => site.close());

  it("writes pages with their length in bytes, promises awaited", async () => {
    const answer = await exchange(port, head("GET /page/ HTTP/1.1"));
    assert.match(answer, /Content-Type: text\/html; charset=utf-8\r\n/);
    assert.match(answer, /Content-Length: 9\r\n[\s\S]+<p>\xc3\xa5<\/p>$/);
  });

  it("writes bytes as they are", async () => {
    assert.match(await exchange(port, head("GET /bytes/ HTTP/1.1")), /Content-Length: 2\r\n[\s\S]+\r\n\r\n\x80\xff$/);
  });

  it("writes no length where there is no body", async () => {
    for (const path of ["/empty/", "/not-modified/"]) {
      assert.doesNotMatch(await exchange(port, head(`GET ${path} HTTP/1.1`)), /Content-Length|Transfer-Encoding/);
    }
  });

  it("writes each cookie on a line of its own", async () => {
    const lines = (await exchange(port, head("GET /cookies/ HTTP/1.1")))
      .split("\r\n")
      .filter((line) => line.startsWith("Set-Cookie"));
    assert.deepEqual(
      lines.map((line) => line.split(";")[0]),
      ["Set-Cookie: a=1", "Set-Cookie: b=2"],
    );
  });

  it("streams in chunks, and for HTTP/1.0 until the end of the connection", async () => {
    assert.match(
      await exchange(port, head("GET /stream/ HTTP/1.1")),
      /Transfer-Encoding: chunked[\s\S]+one [\s\S]+two\r\n0\r\n\r\n$/,
    );
    assert.match(await exchange(port, head("GET /stream/ HTTP/1.0")), /one two$/);
  });

  it("streams what any asynchronous iterable gives, text and bytes", async () => {
    assert.match(await exchange(port, head("GET /iterable/ HTTP/1.0")), /\r\n\r\none tv\xc3\xa5$/);
    await using injected = await testSite([route.get("/", {}, () => new HttpResponse(iterable()))]);
    assert.equal((await injected.inject({ target: "/" })).text, "one två");
    assert.match(await exchange(port, head("HEAD /iterable/ HTTP/1.1")), /^HTTP\/1\.1 200 OK[\s\S]+\r\n\r\n$/);
  });

  it("asks an iterable for no more than the client takes, and ends it when the client leaves", async () => {
    yielded = 0;
    ended = Promise.withResolvers();
    const socket = connect(port, "127.0.0.1");
    socket.write(head("GET /endless-iterable/ HTTP/1.1"));
    await once(socket, "readable");
    // Unread, the answer fills the buffers of both sides; then the iterable must come to rest.
    for (let before = -1; before !== yielded; ) {
      before = yielded;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.ok(yielded < 10_000, `${yielded} chunks of 10 KB`);
    socket.destroy();
    await ended.promise;
  });

  it("tells an iterable that waits for something else that the client has left", async () => {
    ended = Promise.withResolvers();
    const client = nodeGet({ port, path: "/waiting/" }, (response) => response.once("data", () => client.destroy()));
    client.on("error", () => undefined);
    await ended.promise;
  });

  it("answers HEAD for a stream without reading it, and lets go of it", async () => {
    destroyed = false;
    const answer = await exchange(port, head("HEAD /endless/ HTTP/1.1"));
    assert.match(answer, /^HTTP\/1\.1 200 OK[\s\S]+\r\n\r\n$/);
    assert.ok(destroyed);
  });

  it("breaks the connection off when a stream breaks, so that half a body is not taken for a whole one", async () => {
    const failed = Promise.withResolvers<unknown>();
    const stop = requestFailed.subscribe(({ error }) => failed.resolve(error));
    const answer = await exchange(port, head("GET /broken-stream/ HTTP/1.1")).catch((error) => String(error));
    assert.doesNotMatch(answer, /\r\n0\r\n\r\n$/);
    assert.equal(String(await failed.promise), "Error: broken off");
    stop();
  });

  it("ends the stream and reports no failure when the client leaves", async () => {
    destroyed = false;
    const failures: unknown[] = [];
    const stopFailures = requestFailed.subscribe(({ error }) => failures.push(error));
    const finished = Promise.withResolvers<boolean>();
    const stop = requestFinished.subscribe(({ request, complete }) => {
      if (request.path === "/endless/") finished.resolve(complete);
    });
    const client = nodeGet({ port, path: "/endless/" }, (response) => response.once("data", () => client.destroy()));
    client.on("error", () => undefined);
    assert.equal(await finished.promise, false);
    stop();
    stopFailures();
    assert.deepEqual([destroyed, failures], [true, []]);
  });
});

let yielded = 0;
let ended = Promise.withResolvers<void>();

async function* iterable() {
  yield "one ";
  yield Buffer.from("två");
}

async function* endless() {
  try {
    for (;;) {
      yield "x".repeat(10_000);
      yielded += 1;
    }
  } finally {
    ended.resolve();
  }
}

async function* waiting(signal: AbortSignal) {
  yield "first";
  await once(signal, "abort");
  ended.resolve();
}

async function* brokenOff() {
  yield "half";
  // The head and the first half are on their way before the stream breaks.
  await new Promise((resolve) => setTimeout(resolve, 20));
  throw new Error("broken off");
}
