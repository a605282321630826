import assert from "node:assert/strict";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { HttpResponse, requestFinished, respond, route, type Site } from "#rooms/http";
import { head, listen, testSite } from "../support.ts";

/** More than the kernel takes for a client that does not read. */
const large = Buffer.alloc(32 * 1024 * 1024, "x");

async function* quietThenLast() {
  yield "first ";
  await sleep(3500);
  yield "last";
}

describe("a client that is slow", { concurrency: true, timeout: 120_000 }, () => {
  let site: Site;
  let port: number;
  before(async () => {
    const settings = {
      HTTP_HEADERS_TIMEOUT: 1,
      HTTP_REQUEST_TIMEOUT: 2,
      HTTP_WRITE_TIMEOUT: 3,
      HTTP_KEEP_ALIVE_TIMEOUT: 1,
    };
    site = await testSite(
      [
        route.get("/ping/", {}, () => respond.text("pong")),
        route.get("/large/", {}, () => new HttpResponse(large)),
        route.get("/stream/", {}, () => new HttpResponse(Readable.from(chunksOf(large)))),
        route.get("/late/", {}, async () => {
          await sleep(3500);
          return respond.text("late");
        }),
        route.get("/quiet/", {}, () => new HttpResponse(quietThenLast())),
        route.post("/size/", { csrf: "exempt" }, async (request) => respond.json((await request.body()).length)),
      ],
      { settings },
    );
    port = await listen(site);
  });
  after(() => site.close());

  /** Opens a connection, and tells what came over it when it has ended. */
  const open = (bytes: string) => {
    const socket = connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    const { promise: ended, resolve } = Promise.withResolvers<string>();
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
    if (bytes !== "") socket.write(bytes);
    return { socket, ended };
  };

  it("with its headers gets 408, however many of them there are, while others are answered", async () => {
    const slow = Array.from({ length: 200 }, () => open("GET /ping/ HTTP/1.1\r\nHost: localhost\r\n"));
    const trickling = setInterval(() => {
      for (const { socket } of slow) if (socket.writable) socket.write("X-Header: y\r\n");
    }, 200);
    assert.match(await open(head("GET /ping/ HTTP/1.1")).ended, /pong$/);
    for (const { ended } of slow) assert.match(await ended, /^HTTP\/1\.1 408 /);
    clearInterval(trickling);
  });

  it("with its first byte is cut off", async () => {
    await open("").ended;
  });

  it("with its body gets an error within the request timeout, though it keeps sending", async () => {
    const { socket, ended } = open(head("POST /size/ HTTP/1.1", "Content-Length: 100000"));
    const trickling = setInterval(() => socket.writable && socket.write("x"), 100);
    const answer = await ended;
    clearInterval(trickling);
    assert.match(answer, /^HTTP\/1\.1 408 /);
  });

  it("after its answer is cut off by the keep-alive timeout", async () => {
    assert.match(await open("GET /ping/ HTTP/1.1\r\nHost: localhost\r\n\r\n").ended, /pong$/);
  });

  for (const path of ["/large/", "/stream/"]) {
    it(`in that it never reads ${path} loses its connection`, async () => {
      const finished = Promise.withResolvers<boolean>();
      const stop = requestFinished.subscribe(({ request, complete }) => {
        if (request.target === `${path}?unread`) finished.resolve(complete);
      });
      const socket = pausedClient(port, `${path}?unread`);
      assert.equal(await finished.promise, false);
      stop();
      socket.destroy();
    });
  }

  it("in reading, but reads on, gets the whole answer", async () => {
    const socket = pausedClient(port, "/large/");
    let received = 0;
    const ended = Promise.withResolvers<void>();
    socket.on("close", () => ended.resolve());
    socket.on("data", (chunk) => {
      received += chunk.length;
      socket.pause();
      setTimeout(() => socket.resume(), 4);
    });
    socket.resume();
    await ended.promise;
    assert.ok(received > large.length);
  });

  it("is not who waits for a handler, or for a stream that has nothing to say", async () => {
    assert.match(await open(head("GET /late/ HTTP/1.1")).ended, /late$/);
    assert.match(await open(head("GET /quiet/ HTTP/1.1")).ended, /first [\s\S]*last/);
  });
});

function* chunksOf(bytes: Buffer) {
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
}

/** A connection that asks and does not read. */
function pausedClient(port: number, path: string): Socket {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.pause();
  socket.write(head(`GET ${path} HTTP/1.1`));
  return socket;
}
