import assert from "node:assert/strict";
import { once } from "node:events";
import {
  Agent,
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createDrain, type Drain, listen } from "#rooms/server";

interface Site {
  readonly server: Server;
  readonly drain: Drain;
  readonly port: number;
}

async function startSite(t: TestContext, answer: RequestListener): Promise<Site> {
  const server = createServer(answer);
  const drain = createDrain(server);
  const { port } = await listen({ server, host: "127.0.0.1", port: 0 });
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { server, drain, port };
}

/** A site whose answer, `first last`, is half sent until it is let go. */
async function startHalfSent(t: TestContext) {
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const site = await startSite(t, async (_incoming, response) => {
    response.write("first ");
    begun.resolve();
    await finish.promise;
    response.end("last");
  });
  return { ...site, begun: begun.promise, finish: finish.resolve };
}

async function post(port: number, agent: Agent): Promise<IncomingMessage & { body: string }> {
  const sent = request({ port, agent, method: "POST", path: "/", headers: { "content-type": "text/plain" } });
  sent.end("x".repeat(1000));
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return Object.assign(response, { body: await text(response) });
}

async function openSocket(t: TestContext, port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  t.after(() => socket.destroy());
  await once(socket, "connect");
  return socket;
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}

const get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

describe("a drain", { timeout: 60_000 }, () => {
  it("loses no request of 32 keep-alive clients that are in the middle of their work", async (t) => {
    let served = 0;
    const site = await startSite(t, async (incoming, response) => {
      await text(incoming);
      served += 1;
      await sleep(served % 5);
      response.end("done");
    });
    const load = await startLoad(site.port, 32);
    assert.deepEqual(await site.drain.start(), { abandonedRequests: 0 });
    const results = await load.ended;
    const answered = results.reduce((sum, result) => sum + result.answered, 0);
    t.diagnostic(`${answered} requests answered`);
    assert.deepEqual(
      results.flatMap((result) => result.lost),
      [],
    );
    assert.deepEqual(new Set(results.map((result) => result.lastConnection)), new Set(["close"]));
    assert.ok(answered > 32 * 10);
  });

  it("finishes a slow request that is in work, with Connection: close, and accepts no new connection", async (t) => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const site = await startSite(t, async (_incoming, response) => {
      begun.resolve();
      await finish.promise;
      response.end("late but whole");
    });
    const agent = new Agent({ keepAlive: true });
    const answer = post(site.port, agent);
    await begun.promise;
    const drained = site.drain.start();
    await assert.rejects(openSocket(t, site.port), { code: "ECONNREFUSED" });
    finish.resolve();
    const { body, headers } = await answer;
    assert.deepEqual([body, headers.connection], ["late but whole", "close"]);
    assert.deepEqual(await drained, { abandonedRequests: 0 });
  });

  it("finishes a response whose head has been sent", async (t) => {
    const { begun, finish, ...site } = await startHalfSent(t);
    const agent = new Agent({ keepAlive: true });
    const answer = post(site.port, agent);
    await begun;
    const drained = site.drain.start();
    finish();
    assert.equal((await answer).body, "first last");
    agent.destroy();
    assert.deepEqual(await drained, { abandonedRequests: 0 });
  });

  it("answers a request that arrives on an idle connection during the drain, and says close", async (t) => {
    const site = await startSite(t, (_incoming, response) => response.end("here"));
    const socket = await openSocket(t, site.port);
    const answers = text(socket);
    socket.write(get);
    await once(socket, "readable");
    const drained = site.drain.start();
    await sleep(50);
    socket.write(get);
    const [first = "", second = ""] = (await answers).split(/(?<=here)/);
    assert.match(first, /Connection: keep-alive/);
    assert.match(second, /^HTTP\/1\.1 200 OK\r\nConnection: close/);
    await drained;
  });

  it("closes connections that stay idle once the client had its time, also one that never asked anything", async (t) => {
    const site = await startSite(t, (_incoming, response) => response.end("here"));
    const idle = await openSocket(t, site.port);
    idle.resume().write(get);
    await once(idle, "data");
    const silent = await openSocket(t, site.port);
    silent.resume();
    const closed = Promise.all([once(idle, "close"), once(silent, "close")]);
    assert.deepEqual(await site.drain.start({ keepAliveMilliseconds: 100 }), { abandonedRequests: 0 });
    await closed;
  });

  it("ends a connection with its last answer once the client had its time, also one that was promised to be kept", async (t) => {
    const { begun, finish, ...site } = await startHalfSent(t);
    // Node itself would keep the connection for ever.
    site.server.keepAliveTimeout = 0;
    const socket = await openSocket(t, site.port);
    socket.write(get);
    await begun;
    const drained = site.drain.start({ keepAliveMilliseconds: 0, graceMilliseconds: 120_000 });
    await sleep(50);
    finish();
    assert.match(await text(socket), /last/);
    assert.deepEqual(await drained, { abandonedRequests: 0 });
  });

  it("remembers of a kept connection no answers that have ended", async (t) => {
    const answers: WeakRef<ServerResponse>[] = [];
    const site = await startSite(t, (_incoming, response) => {
      answers.push(new WeakRef(response));
      response.end("done");
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    t.after(() => agent.destroy());
    for (let sent = 0; sent < 20; sent++) await post(site.port, agent);
    await sleep(10);
    collectGarbage();
    const kept = answers.filter((answer) => answer.deref() !== undefined);
    assert.ok(kept.length < 5, `${kept.length} of 20 answers are kept`);
  });

  it("ends a request that hangs at the hard limit, and counts it", async (t) => {
    const begun = Promise.withResolvers<void>();
    const site = await startSite(t, () => begun.resolve());
    const lost = assert.rejects(post(site.port, new Agent({ keepAlive: true })), { code: "ECONNRESET" });
    await begun.promise;
    const limits = { keepAliveMilliseconds: 50, graceMilliseconds: 200 };
    assert.deepEqual(await site.drain.start(limits), { abandonedRequests: 1 });
    await lost;
  });

  it("joins a second drain to the first, and ends at once when nobody is connected", async (t) => {
    const site = await startSite(t, (_incoming, response) => response.end());
    const first = site.drain.start();
    assert.equal(site.drain.start(), first);
    assert.deepEqual(await first, { abandonedRequests: 0 });
    assert.equal(site.server.address() as AddressInfo | null, null);
  });
});

interface ClientResult {
  readonly answered: number;
  readonly lost: readonly unknown[];
  readonly lastConnection: string | undefined;
}

/** Clients that each ask one request after the other, until the server refuses a new connection. */
async function startLoad(port: number, clients: number): Promise<{ ended: Promise<ClientResult[]> }> {
  const warm = Array.from({ length: clients }, () => Promise.withResolvers<void>());
  const ended = Promise.all(warm.map((client) => askOnAndOn(port, client.resolve)));
  await Promise.all(warm.map((client) => client.promise));
  return { ended };
}

async function askOnAndOn(port: number, onWarm: () => void): Promise<ClientResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const lost: unknown[] = [];
  let answered = 0;
  let lastConnection: string | undefined;
  for (;;) {
    try {
      lastConnection = (await post(port, agent)).headers.connection;
      answered += 1;
      if (answered === 10) onWarm();
      await sleep(answered % 7);
    } catch (error) {
      const refused = error instanceof Error && "code" in error && error.code === "ECONNREFUSED";
      if (!refused) lost.push(error);
      if (refused) return { answered, lost, lastConnection };
    }
  }
}
