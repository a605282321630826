import { nearest } from "#rooms/util";
import type { DeploymentModel } from "../model/deployment-model.ts";
import type { FileRule } from "./file-rule.ts";

/** What a project runs, and the commands that there are. */
export interface CommandUse {
  readonly model: DeploymentModel;
  readonly commands: readonly string[];
}

/** What must be so in project.ts, beyond what its types say. */
export const commandRules: readonly FileRule<CommandUse>[] = [
  {
    id: "deploy.E009",
    level: "error",
    *find({ model, commands }) {
      for (const { name, command } of model.processes) {
        const [program, first = ""] = command;
        if (program !== "tolv" || commands.includes(first)) continue;
        const message = `It runs \`tolv ${first}\`, a command that there is not.`;
        yield { object: `process ${name}`, message, hint: hintFor(first, commands) };
      }
    },
  },
  {
    id: "deploy.E010",
    level: "error",
    *find({ model, commands }) {
      for (const { command } of model.schedule) {
        const [first = ""] = command;
        if (commands.includes(first)) continue;
        const message = `The schedule runs \`tolv ${first}\`, a command that there is not.`;
        yield { object: "schedule", message, hint: hintFor(first, commands) };
      }
    },
  },
];

function hintFor(word: string, commands: readonly string[]): string {
  const meant = nearest(word, commands);
  return meant === undefined ? "`tolv help` lists the commands." : `Did you mean ${meant}?`;
}
