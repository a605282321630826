import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Agent } from "node:http";
import { describe, it } from "node:test";
import { startCrew } from "../support/crew-session.ts";
import { get, startLoad } from "../support/load.ts";

describe("a supervisor of workers", { timeout: 120_000 }, () => {
  it("offers connections to its workers in turn", async (t) => {
    const crew = await startCrew(t, { size: 2 });
    const workers = await crew.workers(2);
    const answers = [await crew.ask(), await crew.ask(), await crew.ask(), await crew.ask()];
    const pids = answers.map(({ body }) => Number(body.split(" ")[0]));
    assert.deepEqual(new Set(pids), new Set(workers));
    assert.deepEqual(pids.slice(0, 2), pids.slice(2));
  });

  it("finishes on TERM what was begun, refuses what is new, and ends with 0", async (t) => {
    const crew = await startCrew(t);
    await crew.workers(2);
    const slow = crew.ask("/?500");
    await crew.ask();
    crew.kill("SIGTERM");
    await crew.logged("Stopping");
    const { body, headers } = await slow;
    assert.match(body, / one$/);
    assert.equal(headers.connection, "close");
    assert.equal(await crew.ended, 0);
    await assert.rejects(crew.ask(), { code: "ECONNREFUSED" });
    assert.deepEqual(await crew.logged("Worker left", 2).then((left) => left.map(({ exitCode }) => exitCode)), [0, 0]);
  });

  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    it(`finishes on ${signal} what was begun`, async (t) => {
      const crew = await startCrew(t);
      await crew.workers(1);
      const slow = crew.ask("/?500");
      await crew.ask();
      crew.kill(signal);
      assert.match((await slow).body, / one$/);
      assert.equal(await crew.ended, 0);
    });

    it(`ends at once, its workers too, on a second ${signal}`, async (t) => {
      const crew = await startCrew(t);
      const workers = await crew.workers(2);
      const cut = assert.rejects(crew.ask("/never"), { code: "ECONNRESET" });
      await crew.ask();
      crew.kill(signal);
      await crew.logged("Stopping");
      // Signals within a quarter of a second count as one.
      await new Promise((resolve) => setTimeout(resolve, 400));
      crew.kill(signal);
      await cut;
      assert.equal(await crew.ended, signal === "SIGINT" ? 130 : 131);
      assert.deepEqual(workers.filter(isAlive), []);
    });
  }

  it("goes on to serve for the lag, while readiness already says no, and takes a second TERM for the first", async (t) => {
    const crew = await startCrew(t, { lagMilliseconds: 2000 });
    await crew.workers(2);
    assert.equal((await crew.ask("/ready")).statusCode, 200);
    crew.kill("SIGTERM");
    await crew.until(async () => (await crew.ask("/ready")).statusCode === 503);
    await new Promise((resolve) => setTimeout(resolve, 400));
    crew.kill("SIGTERM");
    assert.match((await crew.ask()).body, / one$/);
    assert.equal(await crew.ended, 0);
  });

  it("cuts off at the deadline what does not end, says what, and ends with 3", async (t) => {
    const crew = await startCrew(t, { environment: { GRACE: "300" } });
    await crew.workers(1);
    const cut = assert.rejects(crew.ask("/never?secret"), { code: "ECONNRESET" });
    await crew.ask();
    crew.kill("SIGTERM");
    await cut;
    assert.equal(await crew.ended, 3);
  });

  it("kills a worker that does not leave by itself, and ends with 3", async (t) => {
    const crew = await startCrew(t, { size: 1, limits: { leave: 300 } });
    const [worker = 0] = await crew.workers(1);
    process.kill(worker, "SIGSTOP");
    crew.kill("SIGTERM");
    assert.equal(await crew.ended, 3);
  });

  it("adds a worker on TTIN, lets the oldest go on TTOU, and keeps the last one", async (t) => {
    const crew = await startCrew(t, { size: 1 });
    const [oldest = 0] = await crew.workers(1);
    crew.kill("SIGTTIN");
    const [, second = 0] = await crew.workers(2);
    crew.kill("SIGTTOU");
    const [left] = await crew.logged("Worker left");
    assert.equal(left?.worker, oldest);
    crew.kill("SIGTTOU");
    await crew.logged("Number of workers", 3);
    assert.equal((await crew.ask()).body, `${second} one`);
  });

  it("loses nothing when its workers are told to stop along with it, as a service manager does", async (t) => {
    const crew = await startCrew(t);
    await crew.workers(2);
    const slow = crew.ask("/?500");
    await crew.ask();
    process.kill(-crew.pid, "SIGTERM");
    assert.match((await slow).body, / one$/);
    assert.equal(await crew.ended, 0);
  });

  it("ignores USR1, USR2 and WINCH, and so do its workers", async (t) => {
    const crew = await startCrew(t);
    const workers = await crew.workers(2);
    for (const signal of ["SIGUSR1", "SIGUSR2", "SIGWINCH"] as const) {
      crew.kill(signal);
      for (const worker of workers) process.kill(worker, signal);
    }
    const ignored = await crew.logged("Signal ignored", 3);
    assert.deepEqual(new Set(ignored.map(({ signal }) => signal)), new Set(["SIGUSR1", "SIGUSR2", "SIGWINCH"]));
    for (const worker of workers) process.kill(worker, "SIGTTIN");
    assert.equal((await crew.ask()).statusCode, 200);
    assert.deepEqual(await crew.workers(2), workers);
  });

  it("goes to no port that is in use, and ends with 1", async (t) => {
    const first = await startCrew(t, { size: 1 });
    await first.workers(1);
    const second = await startCrew(t, { size: 1, address: { host: "127.0.0.1", port: first.port } });
    assert.equal(await second.ended, 1);
    assert.match(JSON.stringify(second.records), /server\.port_in_use/);
    assert.equal((await first.ask()).statusCode, 200);
  });

  it("ends with 1 when the first worker does not boot, and leaves it to that to say why", async (t) => {
    const crew = await startCrew(t, { size: 3 }, "broken");
    assert.equal(await crew.ended, 1);
    assert.deepEqual(
      crew.records.map(({ message, reason }) => [message, reason]),
      [["Stopping", "the site does not start"]],
    );
  });

  it("frees the port and leaves no worker behind when it is killed", async (t) => {
    const crew = await startCrew(t, { limits: { leave: 1500 } });
    const workers = await crew.workers(2);
    const stuck = assert.rejects(crew.ask("/block"));
    // Until the first worker is in its endless loop, where it hears no channel close.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const slow = crew.ask("/?500");
    await new Promise((resolve) => setTimeout(resolve, 100));
    crew.kill("SIGKILL");
    await once(crew.child, "exit");
    await assert.rejects(crew.ask(), { code: "ECONNREFUSED" });
    // What had been begun is finished where that is possible.
    assert.match((await slow).body, / one$/);
    await stuck;
    await crew.until(() => !workers.some(isAlive));
  });
});

describe("a reload", { timeout: 120_000 }, () => {
  it("replaces every worker by the release that the link leads to now, and loses no request", async (t) => {
    const crew = await startCrew(t);
    const old = await crew.workers(2);
    const ask = (agent: Agent) => get(crew.port, { path: "/?2", agent });
    const loads = [true, false].map((keepAlive) => startLoad(ask, { clients: 8, keepAlive }));
    t.after(() => Promise.all(loads.map((load) => load.stop())));
    for (const release of ["two", "three"]) {
      await crew.release(release);
      crew.kill("SIGHUP");
      await crew.logged("Reloaded", release === "two" ? 1 : 2);
      assert.match((await crew.ask()).body, new RegExp(` ${release}$`));
    }
    for (const load of loads) {
      const { answered, lost } = await load.stop();
      t.diagnostic(`${answered} requests answered`);
      assert.deepEqual(lost, []);
      assert.ok(answered > 100);
    }
    await crew.until(() => !old.some(isAlive));
  });

  it("changes nothing when the release does not boot, says why, and goes on to work", async (t) => {
    const crew = await startCrew(t);
    const workers = await crew.workers(2);
    await crew.release("broken");
    crew.kill("SIGHUP");
    const [failed] = await crew.logged("Not reloaded, the running workers stay");
    assert.equal(failed?.reason, "this release is broken");
    assert.match((await crew.ask()).body, / one$/);
    assert.ok(workers.every(isAlive));
    // A worker that ends now is replaced by one of the release that runs.
    process.kill(workers[0] ?? 0, "SIGKILL");
    assert.equal((await crew.workers(3)).length, 3);
    await crew.release("two");
    crew.kill("SIGHUP");
    await crew.logged("Reloaded");
    assert.match((await crew.ask()).body, / two$/);
  });

  it("gives up a release that never becomes ready", async (t) => {
    const crew = await startCrew(t, { size: 1 });
    await crew.workers(1);
    await crew.release("hanging");
    await crew.replan({ limits: { boot: 1500 } });
    crew.kill("SIGHUP");
    await crew.logged("Not reloaded, the running workers stay");
    assert.match((await crew.ask()).body, / one$/);
  });

  it("does not wait for a release that hangs when the next one is there", async (t) => {
    const crew = await startCrew(t, { size: 1, limits: { boot: 600_000 } });
    await crew.workers(1);
    await crew.release("hanging");
    crew.kill("SIGHUP");
    await crew.logged("Reloading");
    await crew.release("two");
    crew.kill("SIGHUP");
    await crew.logged("Reloaded");
    assert.match((await crew.ask()).body, / two$/);
    assert.equal(crew.records.filter(({ level }) => level === "error").length, 0);
  });

  it("cuts off at its deadline an old worker that does not finish, and goes on", async (t) => {
    const crew = await startCrew(t, { size: 1, environment: { GRACE: "300" } });
    const [old] = await crew.workers(1);
    const cut = assert.rejects(crew.ask("/never"), { code: "ECONNRESET" });
    await crew.ask();
    await crew.release("two");
    crew.kill("SIGHUP");
    await cut;
    const [left] = await crew.logged("Worker left");
    assert.deepEqual([left?.worker, left?.exitCode], [old, 3]);
    assert.match((await crew.ask()).body, / two$/);
    crew.kill("SIGTERM");
    assert.equal(await crew.ended, 0);
  });

  it("changes nothing when the plan cannot be read", async (t) => {
    const crew = await startCrew(t, { size: 1 });
    const workers = await crew.workers(1);
    const { rm } = await import("node:fs/promises");
    await rm(`${crew.directory}/current`);
    crew.kill("SIGHUP");
    const [failed] = await crew.logged("Not reloaded, the running workers stay");
    assert.match(JSON.stringify(failed), /ENOENT/);
    assert.ok(workers.every(isAlive));
  });

  it("takes the number of workers from the new plan", async (t) => {
    const crew = await startCrew(t, { size: 1 });
    await crew.workers(1);
    await crew.replan({ size: 3 });
    crew.kill("SIGHUP");
    const [reloaded] = await crew.logged("Reloaded");
    assert.equal(reloaded?.workers, 3);
  });
});

/** False for one that is gone, or that only its parent has not yet noticed to be. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
