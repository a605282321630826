import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { Counter, type FailureBudget, TooManyAttempts, throttleFailures } from "#rooms/contrib/throttling";
import { queryExecuted } from "#rooms/db";
import { route } from "#rooms/http";
import { testProject } from "../project.ts";
import { Visitor } from "../visitor.ts";

const budget = (key: string, clearedBy: FailureBudget["clearedBy"] = "success"): FailureBudget => {
  return { scope: "test", key, limit: 3, seconds: 60, clearedBy };
};

const fail = async (): Promise<string | undefined> => undefined;
const succeed = async (): Promise<string | undefined> => "yes";

let made = 0;

const vault = defineApp({
  name: "vault",
  contributes: [
    routes([
      route.post("/open/", { csrf: "exempt" }, async () => {
        await throttleFailures([budget("vault")], async () => {
          made += 1;
          return undefined;
        });
        throw new Error("the handler fails after the attempt");
      }),
    ]),
  ],
});

const running = await testProject({ apps: [vault] });

const statementsOf = async (work: () => Promise<unknown>): Promise<number> => {
  let count = 0;
  const stop = queryExecuted.subscribe(() => {
    count += 1;
  });
  await running.run(work).finally(stop);
  return count;
};

test("after the failures of the limit the attempt is not even made", async () => {
  await running.run(async () => {
    for (let index = 0; index < 3; index += 1) assert.equal(await throttleFailures([budget("a")], fail), undefined);
    await assert.rejects(throttleFailures([budget("a")], assert.fail), TooManyAttempts);
    assert.equal(await throttleFailures([budget("b")], succeed), "yes");
  });
});

test("a success costs one statement and forgets the failures before it, a failure costs two", async () => {
  assert.equal(await statementsOf(() => throttleFailures([budget("c"), budget("d", "time")], succeed)), 1);
  assert.equal(await statementsOf(() => throttleFailures([budget("c"), budget("d", "time")], fail)), 2);
  assert.equal(await statementsOf(() => throttleFailures([budget("c"), budget("d", "time")], succeed)), 2);
  await running.run(async () => {
    for (let index = 0; index < 2; index += 1) await throttleFailures([budget("d", "time")], fail);
    await assert.rejects(throttleFailures([budget("d", "time")], succeed), TooManyAttempts);
  });
});

test("many attempts at once get no more than the limit", async () => {
  let attempts = 0;
  const slowly = async () => {
    attempts += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return undefined;
  };
  const all = Array.from({ length: 30 }, () => running.run(() => throttleFailures([budget("e")], slowly)));
  const outcomes = await Promise.allSettled(all);
  assert.equal(attempts, 3);
  assert.equal(outcomes.filter(({ status }) => status === "rejected").length, 27);
  await running.run(() => assert.rejects(throttleFailures([budget("e")], succeed), TooManyAttempts));
});

test("an error is no failure, and leaves no attempt under way", async () => {
  await running.run(async () => {
    for (let index = 0; index < 5; index += 1) {
      await assert.rejects(
        throttleFailures([budget("f")], () => Promise.reject(new Error("down"))),
        /down/,
      );
    }
    assert.equal(await throttleFailures([budget("f")], succeed), "yes");
    assert.equal(await Counter.filter({ count__gt: 3 }).count(), 0);
  });
});

test("a failure counts even if the handler undoes its transaction", async () => {
  const visitor = new Visitor(await running.createSite());
  const statuses: number[] = [];
  for (let index = 0; index < 5; index += 1) statuses.push((await visitor.post("/open/")).status);
  assert.deepEqual(statuses, [500, 500, 500, 429, 429]);
  assert.equal(made, 3);
});
