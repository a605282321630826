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
  class Note extends Model("notes.Note", { author: f.foreignKey(() => User, { onDelete: "setNull" }) }) {}
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
