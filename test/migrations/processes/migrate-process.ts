// Migrates the database whose URL is on the command line; each migration takes a while and leaves one row.
import { runInContext } from "#rooms/context";
import { createDatabase, currentDatabase, f } from "#rooms/db";
import { createModel, currentMigrationProject, defineMigration, runSql } from "#rooms/migrations";
import { source } from "../support/migration-site.ts";
import { runCommand } from "../support/run-command.ts";

const slowly = (text: string) => runSql(`INSERT INTO "race_step" ("name") VALUES ('${text}'); SELECT pg_sleep(0.2)`);

const race = source("race", {
  "0001_initial": defineMigration({
    operations: [createModel("Step", { id: f.bigAuto(), name: f.char({ maxLength: 20 }) }), slowly("0001")],
  }),
  "0002_atomic": defineMigration({ dependencies: [["race", "0001_initial"]], operations: [slowly("0002")] }),
  "0003_concurrently": defineMigration({
    atomic: false,
    dependencies: [["race", "0002_atomic"]],
    operations: [slowly("0003"), runSql(`CREATE INDEX CONCURRENTLY "race_step_name" ON "race_step" ("name")`)],
  }),
  "0004_atomic": defineMigration({ dependencies: [["race", "0003_concurrently"]], operations: [slowly("0004")] }),
});

/** Counts who is inside: two at once would both read the same number. */
const counting = {
  name: "counting",
  run: async () => {
    await currentDatabase
      .get()
      .execute(
        `INSERT INTO "race_step" ("name") SELECT 'after ' || count(*) FROM "race_step" WHERE "name" LIKE 'after%'`,
      );
  },
};

const database = createDatabase({ url: process.argv[2] ?? "" });
const project = { apps: ["race"], sources: [race], models: [], afterMigrate: [counting] };
const { exitCode, stdout, stderr } = await runInContext(
  [currentDatabase.with(database), currentMigrationProject.with(project)],
  () => runCommand("migrate"),
);
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
await database.close();
