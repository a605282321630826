import assert from "node:assert/strict";
import test from "node:test";
import { f, Model, verifyModels } from "#rooms/db";
import { models, Post, Tag, User } from "./blog.ts";

const identities = (...args: Parameters<typeof verifyModels>) =>
  verifyModels(...args).map(({ id, object }) => `${id} ${object}`);

test("sound models give no findings", () => {
  assert.deepEqual(verifyModels(models), []);
});

test("two models of one label or one table are found", () => {
  class Other extends Model("blog.Tag", { name: f.text() }) {}
  assert.deepEqual(identities([Tag, Other]), ["db.E001 blog.Tag", "db.E001 blog_tag"]);
});

test("a foreign key to a model that is not installed is found", () => {
  class Note extends Model("notes.Note", { author: f.foreignKey(() => User, { onDelete: "cascade" }) }) {}
  assert.deepEqual(identities([Note]), ["db.E002 notes.Note.author"]);
  assert.deepEqual(identities([Note, ...models]), []);
});

test("setNull on a column that is never null is found", () => {
  const loose: unknown = { onDelete: "setNull" };
  const author: ReturnType<typeof f.foreignKey> = Reflect.apply(f.foreignKey, f, [() => User, loose]);
  class Note extends Model("notes.Note", { author }) {}
  assert.deepEqual(identities([Note, ...models]), ["db.E003 notes.Note.author"]);
});

test("a reverse relation must lead to a field that refers back", () => {
  class Shelf extends Model("books.Shelf", {
    missing: f.reverse(() => Post, "shelf"),
    column: f.reverse(() => Post, "title"),
    elsewhere: f.reverse(() => Post, "author"),
    many: f.reverse(() => Post, "tags"),
  }) {}
  assert.deepEqual(identities([Shelf, ...models]), [
    "db.E004 books.Shelf.missing",
    "db.E004 books.Shelf.column",
    "db.E004 books.Shelf.elsewhere",
    "db.E004 books.Shelf.many",
  ]);
});

test("a reverse relation to one row must lead to a one-to-one", () => {
  class Card extends Model("books.Card", { holder: f.oneToOne(() => Reader, { onDelete: "cascade" }) }) {}
  class Loan extends Model("books.Loan", { reader: f.foreignKey(() => Reader, { onDelete: "cascade" }) }) {}
  class Reader extends Model("books.Reader", {
    card: f.reverseOne(() => Card, "holder"),
    loan: f.reverseOne(() => Loan, "reader"),
  }) {}
  assert.deepEqual(identities([Card, Loan, Reader]), ["db.E005 books.Reader.loan"]);
});

test("a through model must be installed and refer to both sides", () => {
  class Band extends Model("music.Band", {
    players: f.manyToMany(() => Player, { through: () => Seat }),
    fans: f.manyToMany(() => Player, { through: () => Fan }),
    guests: f.manyToMany(() => Player, { through: () => Seat, throughFields: ["band", "guest"] }),
  }) {}
  class Player extends Model("music.Player", { name: f.text() }) {}
  class Seat extends Model("music.Seat", {
    band: f.foreignKey(() => Band, { onDelete: "cascade" }),
    player: f.foreignKey(() => Player, { onDelete: "cascade" }),
  }) {}
  class Fan extends Model("music.Fan", { band: f.foreignKey(() => Band, { onDelete: "cascade" }) }) {}
  const wrong = ["db.E006 music.Band.fans", "db.E006 music.Band.guests"];
  assert.deepEqual(identities([Band, Player, Seat, Fan]), wrong);
  assert.deepEqual(identities([Band, Player, Seat]), ["db.E002 music.Band.fans", "db.E006 music.Band.guests"]);
  assert.throws(() => Band.meta.manyToMany[1]?.targetColumn, {
    code: "db.model_invalid",
    message: /target foreign key/,
  });
});

test("an unmanaged model may show the table of another model in its own way", () => {
  const fields = { name: f.char({ maxLength: 50 }) };
  class Label extends Model("blog.Label", fields, { table: "blog_tag", managed: false }) {}
  class Rival extends Model("blog.Rival", fields, { table: "blog_tag" }) {}
  assert.deepEqual(identities([...models, Label]), []);
  assert.deepEqual(identities([...models, Rival]), ["db.E001 blog_tag"]);
});
