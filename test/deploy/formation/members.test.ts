import assert from "node:assert/strict";
import { test } from "node:test";
import { resolveProcesses } from "#rooms/deploy";
import { listMembers } from "../../../src/deploy/formation/members.ts";

const types = resolveProcesses({ web: {}, api: { listens: true }, clock: {} });

function members(names: readonly string[], scale: readonly string[] = []): readonly string[] {
  const found = listMembers(types, { names, scale, port: 8000 });
  return found.map(({ name, port }) => (port === undefined ? name : `${name}:${port}`));
}

test("there is one of each type, and what listens has a port of its own", () => {
  assert.deepEqual(members([]), ["web.1:8000", "api.1:8001", "clock.1"]);
});

test("types that are named twice run once, in the order in which they are named", () => {
  assert.deepEqual(members(["clock", "web", "clock"]), ["clock.1", "web.1:8000"]);
});

test("a type that is scaled to none is left out", () => {
  assert.deepEqual(members([], ["web=2", "api=0"]), ["web.1:8000", "web.2:8001", "clock.1"]);
});

for (const scale of ["web", "web=", "web=x", "web=-1", "=2", "web=1000"]) {
  test(`--scale ${scale} is refused`, () => {
    assert.throws(() => members([], [scale]), /is no number of processes/);
  });
}
