import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { Counter, type FailureBudget, TooManyAttempts, throttleFailures } from "#rooms/contrib/throttling";
import { queryExecuted } from "#rooms/db";
import { respond, route } from "#rooms/http";
import { testProject } from "../project.ts";
import { Visitor } from "../visitor.ts";

const budget = (key: string, clearedBy: FailureBudget["clearedBy"] = "success"): FailureBudget => {
  return { scope: "test", key, limit: 3, seconds: 60, clearedBy };
};

const fail = async (): Promise<string | undefined> => undefined;
const succeed = async (): Promise<string | undefined> => "yes";

let made = 0;
let later: Promise<void> | undefined;
const answered = Promise.withResolvers<void>();

const vault = defineApp({
  name: "vault",
  contributes: [
    routes([
      route.get("/later/", {}, () => {
        later = answered.promise.then(async () => {
          for (let index = 0; index < 3; index += 1) await throttleFailures([budget("later")], fail);
          await throttleFailures([budget("later")], succeed);
        });
        return respond.text("answered");
      }),
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
  const { promise: decided, resolve: decide } = Promise.withResolvers<void>();
  let [attempts, refusals] = [0, 0];
  const decideAfterAll = () => {
    if (attempts + refusals === 30) decide();
  };
  const wait = async () => {
    attempts += 1;
    decideAfterAll();
    await decided;
    return undefined;
  };
  const refused = (error: unknown) => {
    assert.ok(error instanceof TooManyAttempts);
    refusals += 1;
    decideAfterAll();
  };
  const all = Array.from({ length: 30 }, () => running.run(() => throttleFailures([budget("e")], wait)).catch(refused));
  await Promise.all(all);
  assert.deepEqual([attempts, refusals], [3, 27]);
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

test("what is tried after the answer of its request is counted at once", async () => {
  await new Visitor(await running.createSite()).get("/later/");
  answered.resolve();
  // Attempts that stayed under way would be refused too, for one second.
  await assert.rejects(later ?? assert.fail(), ({ details }: InstanceType<typeof TooManyAttempts>) => {
    return details.retryAfter > 1;
  });
});
