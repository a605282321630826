import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, it, type TestContext } from "node:test";
import { bind, SocketInUse, SocketUnavailable } from "#rooms/server";
import { startCrew } from "../support/crew-session.ts";

async function socketPath(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-socket-"));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, "http.sock");
}

function ask(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ socketPath: path, path: "/", agent: false }, (response) => resolve(text(response)))
      .on("error", reject)
      .end();
  });
}

describe("a Unix socket", { timeout: 120_000 }, () => {
  it("is served by workers, replaced when it is left over, and gone at the end", async (t) => {
    const path = await socketPath(t);
    const killed = await startCrew(t, { size: 1, address: { path } });
    await killed.workers(1);
    killed.kill("SIGKILL");
    await killed.ended;
    assert.ok(existsSync(path));
    const crew = await startCrew(t, { size: 2, address: { path } });
    await crew.workers(2);
    assert.match(await ask(path), /^\d+ one$/);
    crew.kill("SIGTERM");
    assert.equal(await crew.ended, 0);
    assert.ok(!existsSync(path));
  });

  it("that somebody listens on is left alone", async (t) => {
    const path = await socketPath(t);
    const first = createServer();
    t.after(() => first.close());
    await bind(first, { path });
    await assert.rejects(bind(createServer(), { path }), SocketInUse);
    assert.ok(existsSync(path));
  });

  it("never takes the place of a file of another kind, nor of a folder that is not there", async (t) => {
    const path = await socketPath(t);
    await writeFile(path, "precious");
    await assert.rejects(bind(createServer(), { path }), SocketUnavailable);
    assert.ok(existsSync(path));
    await assert.rejects(bind(createServer(), { path: join(path, "deeper/http.sock") }), SocketUnavailable);
    await assert.rejects(bind(createServer(), { path: `/tmp/${"x".repeat(200)}` }), SocketUnavailable);
  });
});
