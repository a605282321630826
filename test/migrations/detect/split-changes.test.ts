import assert from "node:assert/strict";
import { test } from "node:test";
import { runSql } from "#rooms/migrations";
import { type Change, changeOf, type Mark } from "../../../src/migrations/detect/change.ts";
import { splitChanges } from "../../../src/migrations/detect/split-changes.ts";

/** A change that is told apart by its statement. */
function change(name: string, needs: readonly Mark[] = []): Change {
  const [app = ""] = name.split(".");
  return changeOf(app, runSql(name), { gives: [`created ${name}`], needs });
}

function namesOf(changes: readonly Change[]): readonly string[] {
  return splitChanges(changes).map((draft) => {
    return `${draft.app}: ${draft.changes.map(({ operation }) => operation.call.arguments[0]).join(" ")}`;
  });
}

test("an app whose changes need no other one's gets one migration; those that wait for it come after", () => {
  const changes = [
    change("b.one"),
    change("a.one", ["created b.one"]),
    change("b.two"),
    change("c.one", ["created a.one"]),
  ];
  assert.deepEqual(namesOf(changes), ["b: b.one b.two", "a: a.one", "c: c.one"]);
});

test("what is there already is not waited for", () => {
  assert.deepEqual(namesOf([change("a.one", ["created z.old"])]), ["a: a.one"]);
});

test("apps that need each other's are split where one has to wait", () => {
  const circle = [
    change("a.one"),
    change("b.one", ["created a.one"]),
    change("a.two", ["created b.one"]),
    change("b.two", ["created a.two"]),
  ];
  assert.deepEqual(namesOf(circle), ["a: a.one", "b: b.one", "a: a.two", "b: b.two"]);
});

test("changes in an order that cannot work are refused", () => {
  assert.throws(() => namesOf([change("a.one", ["created b.one"]), change("b.one", ["created a.one"])]), /No order/);
});
