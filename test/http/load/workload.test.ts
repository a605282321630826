import assert from "node:assert/strict";
import { connect } from "node:net";
import { afterEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { requestFailed, requestFinished, respond, route, type Site, type SiteSettings } from "#rooms/http";
import { Workload } from "../../../src/http/load/workload.ts";
import { exchange, head, listen, siteSettings, testSite } from "../support.ts";

let opened: Site | undefined;
afterEach(() => opened?.close());

/** A site with a page that waits until it is let go, and a form of which the body is read. */
async function heldSite(settings: Partial<SiteSettings>) {
  const arrivals: string[] = [];
  const release = Promise.withResolvers<void>();
  const site = await testSite(
    [
      route.get("/held/:name/", {}, async ({ params }) => {
        arrivals.push(params.name);
        await release.promise;
        return respond.text(params.name);
      }),
      route.get("/quick/", {}, () => respond.text("quick")),
      route.post("/size/", { csrf: "exempt" }, async (request) => {
        const { length } = await request.body();
        arrivals.push("size");
        await release.promise;
        return respond.json(length);
      }),
    ],
    { settings, errorPages: { 503: () => assert.fail("a busy server renders no page of the site") } },
  );
  opened = site;
  const port = await listen(site);
  return {
    site,
    port,
    arrivals,
    release: release.resolve,
    ask: (path: string) => exchange(port, head(`GET ${path} HTTP/1.1`)),
    until: async (isSo: () => boolean) => {
      while (!isSo()) await sleep(5);
    },
  };
}

test("requests over the bound wait for their turn, in their order", async () => {
  const { site, arrivals, release, ask, until } = await heldSite({ HTTP_CONCURRENCY: 1, HTTP_QUEUE_SIZE: 5 });
  const first = ask("/held/first/");
  await until(() => site.load.atWork === 1);
  const second = ask("/held/second/");
  await until(() => site.load.queued === 1);
  const third = ask("/held/third/");
  await until(() => site.load.queued === 2);
  assert.deepEqual(arrivals, ["first"]);
  release();
  for (const answer of await Promise.all([first, second, third])) assert.match(answer, /^HTTP\/1\.1 200 /);
  assert.deepEqual(arrivals, ["first", "second", "third"]);
  assert.deepEqual([site.load.atWork, site.load.queued], [0, 0]);
});

test("what the queue cannot take gets 503 with all headers, without an error in the log; health is answered", async () => {
  const { site, release, ask, until } = await heldSite({ HTTP_CONCURRENCY: 1, HTTP_QUEUE_SIZE: 0 });
  const failures: unknown[] = [];
  const stop = requestFailed.subscribe(({ error }) => failures.push(error));
  const held = ask("/held/first/");
  await until(() => site.load.atWork === 1);
  const refused = await ask("/quick/");
  assert.match(refused, /^HTTP\/1\.1 503 Service Unavailable\r\n/);
  assert.match(refused, /Retry-After: 5\r\n/);
  for (const name of ["X-Content-Type-Options", "Content-Security-Policy", "X-Request-ID"]) {
    assert.match(refused, new RegExp(`\r\n${name}: `), name);
  }
  assert.match(await ask("/healthz"), /^HTTP\/1\.1 200 /);
  assert.match(await ask("/readyz"), /^HTTP\/1\.1 200 /);
  release();
  assert.match(await held, /first$/);
  assert.match(await ask("/quick/"), /quick$/);
  stop();
  assert.deepEqual(failures, []);
});

test("who waits too long gets 503", async () => {
  const { site, release, ask, until } = await heldSite({ HTTP_CONCURRENCY: 1, HTTP_QUEUE_TIMEOUT: 1 });
  const held = ask("/held/first/");
  await until(() => site.load.atWork === 1);
  assert.match(await ask("/quick/"), /^HTTP\/1\.1 503 [\s\S]+Retry-After: 5\r\n/);
  release();
  assert.match(await held, /first$/);
  assert.equal(site.load.queued, 0);
});

test("a client that leaves the queue is dropped: its handler never runs", async () => {
  const { site, port, arrivals, release, ask, until } = await heldSite({ HTTP_CONCURRENCY: 1 });
  const held = ask("/held/first/");
  await until(() => site.load.atWork === 1);
  const dropped = Promise.withResolvers<boolean>();
  const stop = requestFinished.subscribe(({ request, complete }) => {
    if (request.path === "/held/gone/") dropped.resolve(complete);
  });
  const socket = connect(port, "127.0.0.1");
  socket.write(head("GET /held/gone/ HTTP/1.1"));
  await until(() => site.load.queued === 1);
  socket.destroy();
  assert.equal(await dropped.promise, false);
  stop();
  release();
  await held;
  assert.deepEqual(arrivals, ["first"]);
});

test("a place that comes free while a client leaves the queue is not lost", async () => {
  using workload = new Workload({ ...siteSettings, HTTP_CONCURRENCY: 1 });
  const client = new AbortController();
  assert.equal(
    workload.enter(() => client.signal),
    undefined,
  );
  const turn = workload.enter(() => client.signal);
  client.abort();
  workload.leave();
  await assert.rejects(async () => turn, { code: "http.server_busy" });
  assert.deepEqual([workload.atWork, workload.queued], [0, 0]);
});

test("a client takes no place while it sends its body, and comes before those that have not begun", async () => {
  const { site, port, arrivals, release, ask, until } = await heldSite({ HTTP_CONCURRENCY: 1 });
  const uploads = [1, 2].map(() => {
    const socket = connect(port, "127.0.0.1");
    socket.write(head("POST /size/ HTTP/1.1", "Content-Length: 4"));
    return socket;
  });
  assert.match(await ask("/quick/"), /quick$/);
  const held = ask("/held/first/");
  await until(() => arrivals.length === 1);
  const later = ask("/held/later/");
  await until(() => site.load.queued === 1);
  const answers = uploads.map((socket) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    socket.once("data", (data) => resolve(String(data)));
    socket.write("body");
    return promise;
  });
  await until(() => site.load.queued === 3);
  assert.equal(site.load.atWork, 1);
  release();
  for (const answer of await Promise.all(answers)) assert.match(answer, /^HTTP\/1\.1 200 /);
  await Promise.all([held, later]);
  assert.deepEqual(arrivals, ["first", "size", "size", "later"]);
  assert.deepEqual([site.load.atWork, site.load.queued], [0, 0]);
});

test("an event loop that is late all the time turns requests away, until it has recovered", async () => {
  const { site, ask } = await heldSite({ HTTP_MAX_EVENT_LOOP_DELAY: 100 });
  assert.match(await ask("/quick/"), /quick$/);
  for (let turn = 0; turn < 8; turn += 1) {
    const end = performance.now() + 300;
    while (performance.now() < end);
    await sleep(0);
  }
  assert.match(await ask("/quick/"), /^HTTP\/1\.1 503 [\s\S]+Retry-After: 5\r\n/);
  assert.ok(site.load.eventLoopDelay > 100);
  assert.match(await ask("/healthz"), /^HTTP\/1\.1 200 /);
  let answer = "";
  while (!answer.endsWith("quick")) {
    await sleep(200);
    answer = await ask("/quick/");
  }
});
