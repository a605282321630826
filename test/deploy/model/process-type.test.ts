import assert from "node:assert/strict";
import { test } from "node:test";
import { type ProcessDeclaration, ProcessInvalid, resolveProcesses } from "#rooms/deploy";

test("a project that declares no process types has web, which serves and scales", () => {
  assert.deepEqual(resolveProcesses(), [
    {
      name: "web",
      command: ["tolv", "serve"],
      listens: true,
      replicas: { from: 2, to: 4 },
      memory: 256,
      cpu: 0.25,
      grace: 25,
    },
  ]);
});

test("any other process type runs the command of its name, does not listen, and there is one of it", () => {
  const [clock] = resolveProcesses({ clock: { memory: 192 } });
  assert.deepEqual(clock?.command, ["tolv", "clock"]);
  assert.equal(clock?.listens, false);
  assert.deepEqual(clock?.replicas, { from: 1, to: 1 });
  assert.equal(clock?.memory, 192);
});

test("a command is words, and a number of replicas a range of one", () => {
  const [worker] = resolveProcesses({ worker: { command: " node  worker.js --queue=mail ", replicas: 3 } });
  assert.deepEqual(worker?.command, ["node", "worker.js", "--queue=mail"]);
  assert.deepEqual(worker?.replicas, { from: 3, to: 3 });
});

const invalid: readonly (readonly [name: string, declaration: ProcessDeclaration, problem: RegExp])[] = [
  ["Web", {}, /lower case/],
  ["a_b", {}, /lower case/],
  ["db", {}, /taken/],
  ["migrate", {}, /taken/],
  ["worker", { command: "node worker.js | tee log" }, /shell/],
  ["worker", { command: "echo $HOME" }, /shell/],
  ["worker", { command: "  " }, /shell/],
  ["web", { replicas: 0 }, /replicas is no whole number/],
  ["web", { replicas: { from: 4, to: 2 } }, /from 4 to 2/],
  ["web", { memory: 32 }, /memory/],
  ["web", { memory: 256.5 }, /memory/],
  ["web", { cpu: 0 }, /cpu/],
  ["web", { cpu: Number.NaN }, /cpu/],
  ["web", { grace: 0 }, /grace/],
];

for (const [name, declaration, problem] of invalid) {
  test(`a process type ${name} of ${JSON.stringify(declaration)} is refused`, () => {
    assert.throws(
      () => resolveProcesses({ [name]: declaration }),
      (error) => error instanceof ProcessInvalid && problem.test(error.message),
    );
  });
}
