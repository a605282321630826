import assert from "node:assert/strict";
import { test } from "node:test";
import { f } from "#rooms/db";
import { createModel, defineMigration } from "#rooms/migrations";
import djangoSchema from "../fixtures/django-schema.json" with { type: "json" };
import { djangoSources } from "../support/django-sources.ts";
import { migrationSite, source } from "../support/migration-site.ts";
import { readSchema } from "../support/read-schema.ts";

test("Django's eighteen migrations lead to Django's schema: types, constraints, indexes and all their names", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const { exitCode, stderr } = await site.run("migrate");
  assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
  assert.deepEqual(await readSchema(site.database), djangoSchema);
});

const blog = source("blog", {
  "0001_initial": defineMigration({
    initial: true,
    dependencies: [["auth", "0012_alter_user_first_name_max_length"]],
    operations: [
      createModel("Tag", { id: f.bigAuto(), name: f.char({ maxLength: 50, unique: true }) }),
      createModel("Post", {
        id: f.bigAuto(),
        title: f.char({ maxLength: 200 }),
        slug: f.slug({ unique: true }),
        content: f.text(),
        createdAt: f.datetime({ autoNowAdd: true }),
        author: f.foreignKey("auth.User", { onDelete: "cascade" }),
        tags: f.manyToMany("blog.Tag", { blank: true }),
      }),
    ],
  }),
});

test("a blog gets the tables that Django's sqlmigrate prints for it", async () => {
  await using site = await migrationSite({ sources: [...djangoSources, blog] });
  assert.equal((await site.run("migrate")).exitCode, 0);
  const { blog_tag, blog_post, blog_post_tags } = await readSchema(site.database);
  assert.deepEqual(blog_tag?.columns, ["id bigint NOT NULL", "name character varying(50) NOT NULL"]);
  assert.deepEqual(Object.keys(blog_tag?.indexes ?? {}), ["blog_tag_name_c5718cc8_like"]);
  assert.deepEqual(Object.keys(blog_post?.indexes ?? {}).sort(), [
    "blog_post_author_id_dd7a8485",
    "blog_post_slug_b95473f2_like",
  ]);
  assert.ok(blog_post?.constraints.blog_post_author_id_dd7a8485_fk_auth_user_id);
  assert.deepEqual(blog_post_tags?.columns, [
    "id bigint NOT NULL",
    "post_id bigint NOT NULL",
    "tag_id bigint NOT NULL",
  ]);
  assert.deepEqual(Object.keys(blog_post_tags?.constraints ?? {}).sort(), [
    "blog_post_tags_pkey",
    "blog_post_tags_post_id_a1c71c8a_fk_blog_post_id",
    "blog_post_tags_post_id_tag_id_4925ec37_uniq",
    "blog_post_tags_tag_id_0875c551_fk_blog_tag_id",
  ]);
  assert.deepEqual(Object.keys(blog_post_tags?.indexes ?? {}).sort(), [
    "blog_post_tags_post_id_a1c71c8a",
    "blog_post_tags_tag_id_0875c551",
  ]);
});

test("keys count up by themselves and may be given", async () => {
  await using site = await migrationSite({ sources: [...djangoSources, blog] });
  await site.run("migrate");
  await site.database.execute(`INSERT INTO "blog_tag" ("id", "name") VALUES (41, 'given')`);
  const rows = await site.database.execute(`INSERT INTO "blog_tag" ("name") VALUES ('counted') RETURNING "id"`);
  assert.equal(String(rows[0]?.id), "1");
});

test("names that look like SQL stay names", async () => {
  const evil = `x"; DROP TABLE "victim"; --`;
  const nasty = source("nasty", {
    "0001_initial": defineMigration({
      operations: [
        createModel("Victim", { id: f.bigAuto() }, { table: "victim" }),
        createModel(
          "Thing",
          { id: f.bigAuto(), field: f.char({ maxLength: 9, index: true, column: evil, default: "'; --" }) },
          { table: evil.slice(0, 20), indexes: [{ fields: ["field"], name: `i${evil}` }], uniqueTogether: [["field"]] },
        ),
      ],
    }),
  });
  await using site = await migrationSite({ sources: [nasty] });
  const { exitCode, stderr } = await site.run("migrate");
  assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
  const schema = await readSchema(site.database);
  assert.deepEqual(Object.keys(schema).sort(), ["django_migrations", "victim", evil.slice(0, 20)].sort());
  assert.ok(schema[evil.slice(0, 20)]?.columns[1]?.includes("DROP TABLE"));
  await site.run("migrate nasty zero");
  assert.deepEqual(await site.tables(), ["django_migrations"]);
});
