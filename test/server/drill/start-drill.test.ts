import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import { type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { listen, startDrill } from "#rooms/server";

async function startServer(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  t.after(() => server.close());
  const { port } = await listen({ server, host: "127.0.0.1", port: 0 });
  return `http://127.0.0.1:${port}`;
}

test("of several instances only those get requests that want some, and how long nobody looked is told", async (t) => {
  const asked = { shy: 0, eager: 0 };
  const shy = await startServer(t, ({ url }, response) => {
    if (url !== "/readyz") asked.shy += 1;
    response.statusCode = 503;
    response.end();
  });
  const eager = await startServer(t, async ({ url }, response) => {
    if (url === "/readyz") await sleep(100);
    else asked.eager += 1;
    response.end();
  });
  const drill = await startDrill({ origins: [shy, eager], paths: ["/"], clients: 2, keepAlive: true });
  while (asked.eager < 50) await sleep(20, undefined, { signal: t.signal });
  await sleep(500);
  const { sent, answered, lost, longestBlindness } = await drill.stop();
  assert.deepEqual([asked.shy, lost], [0, 0]);
  assert.equal(sent, answered);
  // One answer that takes a tenth of a second, and the next.
  assert.ok(longestBlindness >= 200, `${longestBlindness} ms`);
});

test("counts what was refused, cut, and answered by 5xx, each by its name", async (t) => {
  let turn = 0;
  const faulty = await startServer(t, (request, response) => {
    turn += 1;
    if (turn === 1) request.socket.destroy();
    else if (turn === 2) response.writeHead(200, { "Content-Length": 10 }).write("half", () => response.destroy());
    else if (turn === 3) response.writeHead(500).end();
    else response.end("whole");
  });
  const drill = await startDrill({ origins: [faulty], paths: ["/"], clients: 1, keepAlive: true });
  while (turn < 6) await sleep(20, undefined, { signal: t.signal });
  const { losses, lost, longestBlindness } = await drill.stop();
  assert.deepEqual({ ...losses }, { reset: 1, cut: 1, "answered 500": 1 });
  assert.deepEqual([lost, longestBlindness], [3, 0]);
});
