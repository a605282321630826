import assert from "node:assert/strict";
import { test } from "node:test";
import { f } from "#rooms/db";
import { addField, addIndex, createModel, deleteModel, renameField, runCode } from "#rooms/migrations";
import { migrationName, numberedName } from "../../../src/migrations/detect/migration-name.ts";

test("a migration is named by its operations, as Django names it", () => {
  assert.equal(migrationName([addField("Post", "publishedAt", f.datetime({ null: true }))]), "post_published_at");
  assert.equal(migrationName([createModel("Tag", {}), deleteModel("Old")]), "tag_delete_old");
  assert.equal(migrationName([renameField("Post", "content", "body")]), "rename_content_post_body");
  assert.equal(migrationName([addIndex("Post", { fields: ["id"], name: "Odd-name" })]), "post_odd_name");
  assert.equal(migrationName([runCode(async () => {})]), "custom");
  assert.equal(migrationName([]), "empty");
});

test("a name stops growing at 52 characters", () => {
  const operations = ["firstField", "secondField", "thirdField", "fourthField"].map((name) => {
    return addField("Post", name, f.text());
  });
  assert.equal(migrationName(operations), "post_first_field_post_second_field_post_third_field_and_more");
  assert.equal("post_first_field_post_second_field_post_third_field".length, 51);
});

test("the number follows that of the migration before", () => {
  assert.equal(numberedName(undefined, "initial"), "0001_initial");
  assert.equal(numberedName("0009_merge", "next"), "0010_next");
  assert.equal(numberedName("12345_long", "next"), "12346_next");
  assert.equal(numberedName("unnumbered", "next"), "0001_next");
});
