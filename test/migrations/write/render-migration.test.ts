import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { Duration, f, PlainDate, PlainTime, sql } from "#rooms/db";
import {
  addConstraint,
  addField,
  alterUniqueTogether,
  createModel,
  defineMigration,
  type Migration,
  type MigrationKey,
} from "#rooms/migrations";
import settings from "../../../biome.json" with { type: "json" };
import { renderIndex } from "../../../src/migrations/write/render-index.ts";
import { renderMigration } from "../../../src/migrations/write/render-migration.ts";

const biome = fileURLToPath(new URL("../../../node_modules/.bin/biome", import.meta.url));

/** Formats texts as files in a folder of their own: one run of the formatter for all. */
function formattedAll(texts: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "tolv-written-"));
  try {
    const paths = texts.map((_, index) => join(folder, `written-${index}.ts`));
    texts.forEach((text, index) => {
      writeFileSync(paths[index] ?? "", text);
    });
    writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...settings, vcs: { enabled: false } }));
    execFileSync(biome, ["check", "--write"], { cwd: folder, stdio: "pipe" });
    return paths.map((path) => readFileSync(path, "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("values of Tolv's own classes, bytes and SQL are written so that they come back", () => {
  const fields = {
    day: f.date({ default: PlainDate.from("2026-11-22") }),
    at: f.time({ default: PlainTime.from("12:30:00") }),
    spent: f.duration({ default: Duration.from("1 02:00:00") }),
    bytes: f.binary({ default: Buffer.from("hi") }),
    stamp: f.datetime({ dbDefault: sql`now()` }),
    odd: f.text({ dbDefault: sql`'\`\\'` }),
    pairs: f.manyToMany("blog.Tag", { through: "blog.Tagging", throughFields: ["post", "tag"] }),
  };
  const text = renderMigration(defineMigration({ operations: [createModel("Thing", fields)] }));
  assert.match(text, /^import \{ Duration, f, PlainDate, PlainTime, sql \} from "tolv\/db";$/m);
  const lines = [
    'day: f.date({ default: PlainDate.from("2026-11-22") }),',
    'at: f.time({ default: PlainTime.from("12:30:00") }),',
    'bytes: f.binary({ default: Buffer.from("aGk=", "base64") }),',
    "stamp: f.datetime({ dbDefault: sql`now()` }),",
    "odd: f.text({ dbDefault: sql`'\\`\\\\'` }),",
    'pairs: f.manyToMany("blog.Tag", { through: "blog.Tagging", throughFields: ["post", "tag"] }),',
  ];
  for (const line of lines) assert.ok(text.includes(line), `${line}\n${text}`);
});

test("a field is written without what its kind has by itself and what only people read", () => {
  const fields = {
    id: f.bigAuto(),
    email: f.email({ label: "e-mail", helpText: "Never shown", blank: true }),
    short: f.slug({ maxLength: 20 }),
    owner: f.oneToOne("auth.User", { onDelete: "cascade", column: "owner" }),
    born: f.datetime({ default: () => new Date() }),
    since: f.datetime({ default: new Date(0) }),
    size: f.bigInteger({ default: 10n }),
    kind: f.choice({ a: "A", bb: "B" }, { default: "a" }),
    wide: f.choice({ a: "A" }, { maxLength: 9 }),
    data: f.json({ default: { "some key": [1, null, "x"] } }),
  };
  const text = renderMigration(defineMigration({ operations: [createModel("Thing", fields)] }));
  const lines = [
    "id: f.bigAuto(),",
    "email: f.email({ blank: true }),",
    "short: f.slug({ maxLength: 20 }),",
    'owner: f.oneToOne("auth.User", { onDelete: "cascade", column: "owner" }),',
    "born: f.datetime(),",
    'since: f.datetime({ default: new Date("1970-01-01T00:00:00.000Z") }),',
    "size: f.bigInteger({ default: 10n }),",
    'kind: f.choice({ a: "A", bb: "B" }, { default: "a" }),',
    'wide: f.choice({ a: "A" }, { maxLength: 9 }),',
    'data: f.json({ default: { "some key": [1, null, "x"] } }),',
  ];
  for (const line of lines) assert.ok(text.includes(`\n      ${line}\n`), `${line} is missing in:\n${text}`);
});

test("a value that a file cannot name is refused", () => {
  const odd = f.json();
  Object.defineProperty(odd, "options", { value: { default: new Map() } });
  const migration = defineMigration({ operations: [addField("Thing", "odd", odd)] });
  assert.throws(() => renderMigration(migration), { code: "migrations.value_not_writable" });
});

test("what is written is what the formatter leaves", () => {
  const seed = Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31);
  const texts = fc.sample(migrations(), { numRuns: 100, seed }).map(renderMigration);
  formattedAll(texts).forEach((text, index) => {
    assert.equal(texts[index], text, `differs from the formatter's, TEST_SEED=${seed}`);
  });
});

test("the index of an app is formatted, with one migration and with many", () => {
  for (const count of [0, 1, 2, 12]) {
    const names = Array.from({ length: count }, (_, index) => `${String(index + 1).padStart(4, "0")}_some_change`);
    const text = renderIndex(names);
    assert.deepEqual(formattedAll([text]), [text]);
    assert.deepEqual(
      text.match(/"\.\/\d{4}_some_change\.ts"/g) ?? [],
      names.map((name) => `"./${name}.ts"`),
    );
  }
});

/** Migrations of every width, with quotes and long texts in their values. */
function migrations(): fc.Arbitrary<Migration> {
  const name = fc.stringMatching(/^[a-z][a-zA-Z]{0,30}$/);
  const text = fc.oneof(fc.string({ maxLength: 12, unit: "grapheme-ascii" }), fc.stringMatching(/^[ 'a-z"]{60,130}$/));
  const field = fc.oneof(
    text.map((value) => f.char({ maxLength: 150, default: value, null: true })),
    fc.integer().map((value) => f.integer({ default: value })),
    fc
      .dictionary(fc.stringMatching(/^[a-zA-Z -]{1,12}$/), text, { maxKeys: 3 })
      .map((value) => f.json({ default: value })),
    fc.constant(f.foreignKey("auth.User", { onDelete: "setNull", null: true, blank: true })),
  );
  const operation = fc.oneof(
    fc.dictionary(name, field, { minKeys: 1, maxKeys: 4 }).map((fields) => createModel("Thing", fields)),
    fc
      .tuple(fc.dictionary(name, field, { minKeys: 1, maxKeys: 2 }), text)
      .map(([fields, verboseName]) => createModel("Thing", fields, { verboseName })),
    fc.tuple(name, field).map(([field, value]) => addField("Thing", field, value)),
    text.map((check) => addConstraint("Thing", { name: "some_check", check })),
    fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 3 }).map((groups) => {
      return alterUniqueTogether("Thing", groups);
    }),
  );
  const key = fc.tuple(name, name).map(([app, migration]): MigrationKey => [app, migration]);
  return fc
    .tuple(fc.array(operation, { minLength: 1, maxLength: 4 }), fc.array(key, { maxLength: 3 }))
    .map(([operations, dependencies]) => defineMigration({ operations, dependencies }));
}
