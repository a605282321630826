import { readEnvironment } from "#rooms/config";
import { argument, CommandError, defineCommand, ProgramMissing, runProgram } from "#rooms/management";
import { databaseEnvironment } from "../database-environment.ts";
import { currentProject } from "../running-project.ts";

/** `tolv dbshell`: psql on the project's database; what follows `--` is for psql. */
export const dbshellCommand = defineCommand({
  name: "dbshell",
  help: "Runs psql on the database of the project; pass its own arguments behind --.",
  stage: "release",
  arguments: { parameters: argument.variadic('Arguments of psql: -- -c "select 1".') },
  async run({ arguments: { parameters } }) {
    const { directory, databaseUrl } = currentProject.get();
    const environment = databaseEnvironment(await databaseUrl(), readEnvironment({ directory }));
    return runProgram({ program: "psql", args: parameters, environment }).catch((error) => {
      if (!(error instanceof ProgramMissing)) throw error;
      const hint = "Install PostgreSQL's client programs, such as the package postgresql-client of Debian.";
      throw new CommandError({ message: error.message, hint }, { cause: error });
    });
  },
});
