import assert from "node:assert/strict";
import { test } from "node:test";
import { renderChangeMessage, writeChangeMessage } from "../../../../src/contrib/admin/log/change-message.ts";
import { djangoVectors } from "../../fixtures/django-vectors.ts";

test("turns what Django wrote into Django's sentences", () => {
  assert.ok(djangoVectors.logEntries.length > 20);
  for (const { changeMessage, rendered } of djangoVectors.logEntries) {
    assert.equal(renderChangeMessage(changeMessage), rendered, changeMessage);
  }
});

test("writes what Django writes, byte for byte", () => {
  for (const { changeMessage } of djangoVectors.logEntries) {
    if (!changeMessage.startsWith("[{") && changeMessage !== "[]") continue;
    assert.equal(writeChangeMessage(JSON.parse(changeMessage)), changeMessage);
  }
});

test("writes name and object before the fields, whatever their order was", () => {
  const changed = { fields: ["Name"], name: "comment", object: "Ann" };
  assert.equal(
    writeChangeMessage([{ changed }]),
    '[{"changed": {"name": "comment", "object": "Ann", "fields": ["Name"]}}]',
  );
});

test("reads foreign and damaged lists without an error", () => {
  assert.equal(renderChangeMessage("[1, null, []]"), "No fields changed.");
  assert.equal(renderChangeMessage('[{"changed": {}}]'), "Changed .");
  assert.equal(renderChangeMessage("{}"), "{}");
});
