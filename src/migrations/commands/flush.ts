import { currentConfig } from "#rooms/config";
import { currentDatabase } from "#rooms/db";
import { defineCommand, type Input, type Output, option } from "#rooms/management";
import { currentMigrationProject } from "../migration-project.ts";
import { emptyTables } from "../run/empty-tables.ts";
import { loadGraph } from "../run/load-graph.ts";
import { runAfterMigrate } from "../run/run-after-migrate.ts";

/** `tolv flush`: empties every table of the project, after asking. */
export const flushCommand = defineCommand({
  name: "flush",
  help: "Removes all data from the database; the tables stay.",
  stage: "release",
  options: { noinput: option.flag({ help: "Does not ask.", aliases: ["no-input"] }) },
  async run({ options, input, output }) {
    const agreed = options.noinput || (await askToFlush(input, output));
    if (agreed) await flush();
    else output.line("Flush cancelled.");
  },
});

/** In production the name of the database is the answer: it is not typed by mistake. */
async function askToFlush(input: Input, output: Output): Promise<boolean> {
  const { database, host, port } = await currentDatabase.get().address();
  const { environmentName } = currentConfig.get();
  const expected = environmentName === "production" ? database : "yes";
  output.notice(
    [
      "You have requested a flush of the database.",
      `This will IRREVERSIBLY DESTROY all data currently in the "${database}" database on ${host}:${port},`,
      "and return each table to an empty state.",
      ...(environmentName === "production" ? [output.style.warning("This is a PRODUCTION environment.")] : []),
      "Are you sure you want to do this?",
      "",
    ].join("\n"),
  );
  const answer = await input.ask(`    Type '${expected}' to continue, or 'no' to cancel: `);
  return answer.trim() === expected;
}

async function flush(): Promise<void> {
  const database = currentDatabase.get();
  const { models, sources, afterMigrate } = currentMigrationProject.get();
  await database.atomic(
    async () => {
      await emptyTables(database, models);
      await runAfterMigrate(database, loadGraph(sources), afterMigrate);
    },
    { statementTimeout: 0 },
  );
}
