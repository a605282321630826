import type { DeploymentModel } from "../model/deployment-model.ts";

/** Writes the Procfile: one line for each process type, and the release phase of Heroku, which others ignore. */
export function writeProcfile({ processes, releasePhase }: DeploymentModel): string {
  const lines = processes.map(({ name, command }) => `${name}: ${command.join(" ")}`);
  return `${[`release: tolv ${releasePhase}`, ...lines].join("\n")}\n`;
}
