import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import * as mini from "zod/mini";
import { schemaForm } from "#rooms/forms";
import { data } from "../blog.ts";

/** The control of a field that is made from a schema. */
function control(schema: z.ZodType): string {
  return String(
    schemaForm(z.object({ it: schema }))
      .blank()
      .fields.it?.control.render(),
  );
}

test("each kind of schema has the control that fits it", () => {
  const controls: readonly (readonly [z.ZodType, RegExp])[] = [
    [z.string(), /type="text".* required=""/],
    [z.string().email(), /type="email"/],
    [z.url(), /type="url"/],
    [z.uuid(), /type="text"/],
    [z.iso.date(), /type="date"/],
    [z.iso.time(), /type="time"/],
    [z.date(), /type="datetime-local"/],
    [z.number(), /type="number".* step="any"/],
    [z.int(), /type="number".* step="1"/],
    [z.number().int().gte(2).lte(5), /min="2" max="5" step="1"/],
    [z.bigint(), /type="number".* step="1"/],
    [z.boolean(), /type="checkbox"/],
    [z.enum(["a", "b"]), /<select.*<option value="a">A/],
    [z.literal(["x", "y"]), /<select.*<option value="x">X/],
    [z.array(z.enum(["a"])), /<select multiple/],
  ];
  for (const [schema, expected] of controls) assert.match(control(schema), expected, schema.type);
});

test("wrappers are looked through, in any order", () => {
  for (const schema of [
    z.string().max(7).optional(),
    z.string().max(7).nullable().readonly(),
    z.string().max(7).default("x"),
    z.string().max(7).transform(Number).optional(),
    z.preprocess(String, z.string().max(7)).optional(),
    z.string().max(7).catch("x").optional(),
  ]) {
    assert.match(control(schema), /<input type="text".* maxlength="7"/);
    assert.doesNotMatch(control(schema), /required/);
  }
});

test("limits that no control knows of are the schema's alone", async () => {
  const form = schemaForm(z.object({ n: z.number().gt(3).lt(99).multipleOf(5) }));
  assert.doesNotMatch(String(form.blank().fields.n.control.render()), /min=|max=/);
  assert.match((await form.bind(data({ n: "3" }))).fields.n.errors.join(" "), /3.* 5/);
  assert.ok((await form.bind(data({ n: "5" }))).valid);
});

test("schemas of zod/mini make forms too", async () => {
  const form = schemaForm(
    mini.object({ name: mini.string().check(mini.maxLength(3)), age: mini.optional(mini.number()) }),
  );
  assert.match(String(form.blank().fields.name.control.render()), /maxlength="3"/);
  const bound = await form.bind(data({ name: "Ada" }));
  assert.ok(bound.valid);
  assert.deepEqual(bound.values, { name: "Ada", age: undefined });
});

test("kinds that no field holds are refused, wherever they stand", () => {
  for (const schema of [
    z.union([z.string(), z.number()]),
    z.array(z.string()),
    z.map(z.string(), z.string()),
    z.any(),
  ]) {
    assert.throws(() => control(schema), { code: "forms.schema_unsupported" });
  }
});
