import assert from "node:assert/strict";
import { test } from "node:test";
import { f, Model, type ModelClass } from "#rooms/db";
import { stateOfModels } from "../../../src/migrations/state/state-of-models.ts";
import { relationTargets } from "../../../src/migrations/state/target-label.ts";

class Tag extends Model("blog.Tag", { name: f.text() }) {}
class Post extends Model(
  "blog.Post",
  {
    parent: f.foreignKey((): ModelClass => Post, { onDelete: "cascade", null: true }),
    cover: f.oneToOne(() => Tag, { onDelete: "setNull", null: true, column: "cover_tag" }),
    tags: f.manyToMany(() => Tag, { table: "tagged" }),
  },
  { ordering: ["-id"], verboseNamePlural: "articles", permissions: { publish: "Can publish" }, managed: false },
) {}

test("relations name their targets by label and keep kind, options and tables", () => {
  const { fields, meta } = stateOfModels([Tag, Post]).model("blog.post");
  assert.deepEqual(Object.keys(fields), ["id", "parent", "cover", "tags"]);
  assert.deepEqual(Object.values(fields).map(relationTargets), [[], ["blog.Post"], ["blog.Tag"], ["blog.Tag"]]);
  assert.deepEqual(
    meta.fields.map(({ column, field }) => [column, field.kind]),
    [
      ["id", "bigAuto"],
      ["parent_id", "foreignKey"],
      ["cover_tag", "oneToOne"],
    ],
  );
  assert.deepEqual(meta.manyToMany[0]?.table, "tagged");
});

test("options are kept where they say more than what is computed from the name", () => {
  const state = stateOfModels([Tag, Post]);
  assert.deepEqual(state.model("blog.Tag").options, {});
  assert.deepEqual(state.model("blog.Post").options, {
    ordering: ["-id"],
    verboseNamePlural: "articles",
    permissions: { publish: "Can publish" },
    managed: false,
  });
});
