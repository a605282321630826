import { defineMigration, runSql } from "#rooms/migrations";

/**
 * No models: `tolv flush` empties those, and what was released stays true of an emptied database, as
 * `django_migrations` does.
 *
 * Triggers keep the ledger append-only, since a revoked right binds neither the owner of a table nor a superuser, and
 * sites often connect as one of them.
 */
export default defineMigration({
  initial: true,
  operations: [
    runSql(
      `CREATE TABLE "tolv_release" (
  "number" integer PRIMARY KEY,
  "name" text NOT NULL,
  "build" jsonb,
  "configuration" jsonb NOT NULL,
  "migrations" jsonb NOT NULL,
  "processes" jsonb NOT NULL,
  "back_to" integer REFERENCES "tolv_release" ("number"),
  "began_by" text NOT NULL,
  "began_at" timestamp with time zone NOT NULL DEFAULT statement_timestamp()
);
CREATE TABLE "tolv_release_outcome" (
  "number" integer PRIMARY KEY REFERENCES "tolv_release" ("number"),
  "state" text NOT NULL CHECK ("state" IN ('succeeded', 'failed', 'interrupted')),
  "reason" text NOT NULL,
  "ended_at" timestamp with time zone NOT NULL DEFAULT statement_timestamp()
);
CREATE FUNCTION "tolv_release_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger of releases is append-only: % of % is refused.', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "tolv_release"
  FOR EACH STATEMENT EXECUTE FUNCTION "tolv_release_append_only"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "tolv_release_outcome"
  FOR EACH STATEMENT EXECUTE FUNCTION "tolv_release_append_only"();`,
      `DROP TABLE "tolv_release_outcome", "tolv_release";
DROP FUNCTION "tolv_release_append_only"();`,
    ),
  ],
});
