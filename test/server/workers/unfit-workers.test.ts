import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startCrew } from "../support/crew-session.ts";

describe("a supervisor", { timeout: 120_000 }, () => {
  for (const signal of ["SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP"] as const) {
    it(`starts another worker before one that got ${signal} finishes and leaves`, async (t) => {
      const crew = await startCrew(t, { size: 1 });
      const [first = 0] = await crew.workers(1);
      const slow = crew.ask("/?500");
      await crew.ask();
      process.kill(first, signal);
      const [, second] = await crew.workers(2);
      assert.equal((await slow).body, `${first} one`);
      await crew.logged("Worker left");
      assert.equal((await crew.ask()).body, `${second} one`);
      const messages = crew.records.map(({ message }) => message);
      assert.ok(messages.lastIndexOf("Worker ready") < messages.indexOf("Worker left"));
    });
  }

  it("replaces a worker that ended, and says how", async (t) => {
    const crew = await startCrew(t, { size: 1 });
    await crew.workers(1);
    await assert.rejects(crew.ask("/exit"), { code: "ECONNRESET" });
    // The port stays open meanwhile: this one waits for the next worker.
    assert.match((await crew.ask()).body, / one$/);
    const [ended] = await crew.logged("Worker ended unexpectedly");
    assert.deepEqual([ended?.level, ended?.exitCode, ended?.signal], ["error", 7, null]);
  });

  it("gives a connection that a killed worker had not taken to the next one", async (t) => {
    const crew = await startCrew(t, { size: 1 });
    const [first = 0] = await crew.workers(1);
    process.kill(first, "SIGSTOP");
    const answer = crew.ask();
    await new Promise((resolve) => setTimeout(resolve, 200));
    process.kill(first, "SIGKILL");
    assert.match((await answer).body, / one$/);
  });

  it("replaces a worker whose event loop is blocked, and logs where", async (t) => {
    const crew = await startCrew(t, { size: 1, limits: { heartbeat: 2000 } });
    const [first] = await crew.workers(1);
    const lost = assert.rejects(crew.ask("/block"), { code: "ECONNRESET" });
    const [hung] = await crew.logged("Worker gave no sign of life and is killed");
    assert.equal(hung?.worker, first);
    assert.match(
      String(hung?.stack),
      /^at blockEventLoop \(file:\/\/\/.*\/processes\/worker\.ts:\d+:\d+\)\nat answer /,
    );
    await lost;
    assert.match((await crew.ask()).body, / one$/);
  });

  it("replaces a worker that was stopped, and says that it has no stack", async (t) => {
    const crew = await startCrew(t, { size: 1, limits: { heartbeat: 2000 } });
    const [first = 0] = await crew.workers(1);
    process.kill(first, "SIGSTOP");
    const [hung] = await crew.logged("Worker gave no sign of life and is killed");
    assert.equal(hung?.stack, "none: the process is stopped, or stuck outside JavaScript");
    assert.match((await crew.ask()).body, / one$/);
  });

  it("kills nobody because it was stopped itself", async (t) => {
    const crew = await startCrew(t, { size: 1, limits: { heartbeat: 2000 } });
    const workers = await crew.workers(1);
    crew.kill("SIGSTOP");
    await new Promise((resolve) => setTimeout(resolve, 3000));
    crew.kill("SIGCONT");
    assert.equal((await crew.ask()).body, `${workers[0]} one`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal((await crew.ask()).body, `${workers[0]} one`);
  });

  it("replaces a worker that has answered its share of requests, and loses none", async (t) => {
    const crew = await startCrew(t, { size: 1, limits: { requests: 5 } });
    const [first] = await crew.workers(1);
    await crew.until(async () => (await crew.ask()).body !== `${first} one`);
    const [replaced] = await crew.logged("Replacing worker");
    assert.equal(replaced?.worker, first);
    assert.match(String(replaced?.reason), /^\d+ requests$/);
  });

  it("replaces a worker that has grown too large", async (t) => {
    const crew = await startCrew(t, { size: 1, limits: { residentBytes: 200 * 2 ** 20 } });
    const [first] = await crew.workers(1);
    await crew.ask("/allocate");
    await crew.ask("/allocate");
    await crew.until(async () => (await crew.ask()).body !== `${first} one`);
    const [replaced] = await crew.logged("Replacing worker");
    assert.match(String(replaced?.reason), /^\d+ MB of memory$/);
  });
});
