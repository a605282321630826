import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Field, f } from "#rooms/db";
import { guidePage, writeMigratedGuide } from "./support/guide.ts";
import { testExamples } from "./support/test-examples.ts";

await describe("the guide to models", async () => {
  await testExamples(await writeMigratedGuide("models.md"), "models.md");

  const text = readFileSync(guidePage("models.md"), "utf8");
  const rows = [...text.matchAll(/^\| `(f\.(\w+)\([^`]*\))` \| `([^`]+)` \|/gm)];

  it("has the column of every kind of field", () => {
    for (const [, code, , column] of rows) {
      const field: unknown = new Function("f", `return ${code}`)(f);
      assert.equal(field instanceof Field && field.columnType(), column, code);
    }
  });

  it("names every kind of field", () => {
    for (const kind of Object.keys(f)) assert.ok(text.includes(`| \`f.${kind}(`), kind);
  });
});
