import type { DeploymentModel } from "../model/deployment-model.ts";

/** Writes the Procfile: one line for each process type, and the release phase of Heroku, which others ignore. */
export function writeProcfile({ processes }: DeploymentModel): string {
  const lines = processes.map(({ name, command }) => `${name}: ${command.join(" ")}`);
  return `${["release: tolv migrate", ...lines].join("\n")}\n`;
}
