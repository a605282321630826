import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { test } from "node:test";
import { defineChannel } from "#rooms/events";

const lampLit = defineChannel<{ room: string }>("test.lamp");

test("a listener receives each event until it stops listening", () => {
  const seen: string[] = [];
  const stop = lampLit.subscribe(({ room }) => seen.push(room));
  lampLit.emit({ room: "hall" });
  lampLit.emit({ room: "attic" });
  stop();
  lampLit.emit({ room: "cellar" });
  assert.deepEqual(seen, ["hall", "attic"]);
});

test("a channel knows whether anybody listens", () => {
  assert.equal(lampLit.hasSubscribers, false);
  const stop = lampLit.subscribe(() => {});
  assert.equal(lampLit.hasSubscribers, true);
  stop();
  assert.equal(lampLit.hasSubscribers, false);
});

test("an observer that knows only Node's diagnostics channels sees the event as tolv:<name>", () => {
  const seen: unknown[] = [];
  const observe = (message: unknown) => seen.push(message);
  subscribe("tolv:test.lamp", observe);
  lampLit.emit({ room: "hall" });
  unsubscribe("tolv:test.lamp", observe);
  assert.deepEqual(seen, [{ room: "hall" }]);
});
