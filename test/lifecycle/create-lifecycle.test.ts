import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createLifecycle, StopHookFailed, StopHookTimedOut } from "#rooms/lifecycle";

function recordedLifecycle() {
  const events: unknown[] = [];
  const lifecycle = createLifecycle({
    stopping: (reason) => events.push(reason),
    failed: (error) => events.push(error),
  });
  return { lifecycle, events };
}

describe("createLifecycle", () => {
  it("runs the stop hooks one after the other, in reverse order", async () => {
    const { lifecycle, events } = recordedLifecycle();
    lifecycle.onStop("database", () => events.push("database"));
    lifecycle.onStop("server", async () => {
      events.push("server begins");
      await new Promise(setImmediate);
      events.push("server ends");
    });
    assert.equal(await lifecycle.stop("asked to"), 0);
    assert.deepEqual(events, ["asked to", "server begins", "server ends", "database"]);
  });

  it("does not run a hook that was taken back", async () => {
    const { lifecycle, events } = recordedLifecycle();
    const takeBack = lifecycle.onStop("server", () => events.push("server"));
    takeBack();
    takeBack();
    await lifecycle.stop("end");
    assert.deepEqual(events, ["end"]);
  });

  it("runs a hook that another hook registers", async () => {
    const { lifecycle, events } = recordedLifecycle();
    lifecycle.onStop("outer", () => lifecycle.onStop("inner", () => events.push("inner")));
    await lifecycle.stop("end");
    assert.deepEqual(events, ["end", "inner"]);
  });

  it("joins a second stop to the first, and keeps the first exit code that is not 0", async () => {
    const { lifecycle, events } = recordedLifecycle();
    lifecycle.onStop("server", () => new Promise(setImmediate));
    const codes = await Promise.all([lifecycle.stop("one"), lifecycle.stop("two", 3), lifecycle.stop("three", 4)]);
    assert.deepEqual(codes, [3, 3, 3]);
    assert.deepEqual(events, ["one"]);
  });

  it("reports a hook that fails, runs the others and turns the exit code into 1", async () => {
    const { lifecycle, events } = recordedLifecycle();
    const cause = new Error("socket is gone");
    lifecycle.onStop("database", () => events.push("database"));
    lifecycle.onStop("cache", () => Promise.reject(cause));
    assert.equal(await lifecycle.stop("end"), 1);
    const [, failure, rest] = events;
    assert.ok(failure instanceof StopHookFailed);
    assert.equal(failure.cause, cause);
    assert.equal(rest, "database");
  });

  it("gives up a hook that exceeds its limit, runs the others and turns the exit code into 1", async () => {
    const { lifecycle, events } = recordedLifecycle();
    lifecycle.onStop("database", () => events.push("database"));
    lifecycle.onStop("hung", () => new Promise(() => {}), { limitMilliseconds: 20 });
    assert.equal(await lifecycle.stop("end"), 1);
    const [, failure, rest] = events;
    assert.ok(failure instanceof StopHookTimedOut);
    assert.match(failure.message, /"hung" took longer than 20 ms/);
    assert.equal(rest, "database");
  });

  it("aborts its signal and wakes a server when the stop begins", async () => {
    const { lifecycle } = recordedLifecycle();
    const serving = lifecycle.serveUntilStopped();
    assert.equal(lifecycle.stopping.aborted, false);
    void lifecycle.stop("end");
    assert.equal(lifecycle.stopping.aborted, true);
    await serving;
    await lifecycle.serveUntilStopped();
    assert.equal(await lifecycle.stopped, 0);
  });

  it("leaves the process without listeners once it lets go of it", () => {
    const events = ["SIGTERM", "SIGINT", "SIGHUP", "uncaughtException", "unhandledRejection", "disconnect"];
    const count = () => events.map((event) => process.listenerCount(event));
    const before = count();
    const { lifecycle } = recordedLifecycle();
    const release = lifecycle.listenToSignals();
    const endWatch = lifecycle.stopWithParent();
    assert.notDeepEqual(count(), before);
    release();
    endWatch();
    assert.deepEqual(count(), before);
  });
});
