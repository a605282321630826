import assert from "node:assert/strict";
import { test } from "node:test";
import { LogEntry, logAction } from "#rooms/contrib/admin";
import { createSuperuser, Group } from "#rooms/contrib/auth";
import { testProject } from "../../project.ts";

const running = await testProject();
const user = await running.run(() => createSuperuser({ username: "admin", password: "correct horse battery" }));

test("a change is noted with its row, its model and what was changed", async () => {
  const entry = await running.run(async () => {
    const row = await Group.create({ name: "Editors" });
    const changes = [{ changed: { fields: ["Name"] } }];
    const { id } = await logAction({ user, action: "change", model: Group, row, changes });
    const stored = await LogEntry.query().with("contentType", "user").filter({ id }).first();
    assert.equal(stored?.objectId, String(row.id));
    return stored ?? assert.fail();
  });
  assert.equal(entry.contentType?.toString(), "auth | group");
  assert.equal(entry.user.username, "admin");
  assert.deepEqual([entry.objectRepr, entry.actionFlag], ["Editors", 2]);
  assert.equal(entry.changeMessage, '[{"changed": {"fields": ["Name"]}}]');
  assert.equal(entry.toString(), "Changed “Editors” — Changed Name.");
});

test("additions and deletions read as Django's", async () => {
  const texts = await running.run(async () => {
    const row = await Group.create({ name: "Readers" });
    const added = await logAction({ user, action: "addition", model: Group, row, changes: [{ added: {} }] });
    const deleted = await logAction({ user, action: "deletion", model: Group, row });
    return [added, deleted].map((entry) => [entry.toString(), entry.changeMessage]);
  });
  assert.deepEqual(texts, [
    ["Added “Readers”.", '[{"added": {}}]'],
    ["Deleted “Readers.”", ""],
  ]);
});

test("a long text is cut at 200 characters, never inside one", async () => {
  class Long {
    readonly id = 1;
    toString(): string {
      return "🙂".repeat(201);
    }
  }
  const { objectRepr } = await running.run(() =>
    logAction({ user, action: "deletion", model: Group, row: new Long() }),
  );
  assert.equal(objectRepr, "🙂".repeat(200));
});
