import { readEnvironment } from "#rooms/config";
import { argument, defineCommand, option } from "#rooms/management";
import { listMembers } from "../formation/members.ts";
import { runFormation } from "../formation/run-formation.ts";
import { currentDeployment } from "../model/deployment-model.ts";

/** Runs all processes of the site on this machine. */
export const upCommand = defineCommand({
  name: "up",
  help: "Runs the process types of the project side by side; Ctrl-C stops all of them, and so does the end of one.",
  stage: "none",
  arguments: { processes: argument.variadic("Process types; all of them unless given.") },
  options: {
    scale: option.list({
      help: "How many of one, such as web=2; one of each unless given. May be repeated.",
      short: "s",
    }),
    port: option.integer({
      help: "The port of the first that listens, each further one takes the next; PORT unless given.",
      short: "p",
      min: 1,
      max: 65_000,
    }),
  },
  run({ arguments: { processes: names }, options: { scale, port }, output }) {
    const { model, directory } = currentDeployment.get();
    const environment = readEnvironment({ directory });
    const first = port ?? (Number.parseInt(environment.PORT ?? "", 10) || 8000);
    const members = listMembers(model.processes, { names, scale, port: first });
    return runFormation({ members, directory, environment, output });
  },
});
