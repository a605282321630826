import { commands as contributedCommands, currentRegistry } from "#rooms/apps";
import { type Check, defineCheck, type Finding } from "#rooms/checks";
import { currentConfig, kernelSettings } from "#rooms/config";
import { currentCommands } from "#rooms/management";
import { serverSettings } from "#rooms/server";
import { currentDeployment } from "../model/deployment-model.ts";
import { isClock } from "../model/leaving.ts";
import { clockSettings } from "../settings.ts";
import { commandRules } from "./command-rules.ts";
import { findingsOf } from "./file-rule.ts";

const filesCheck = defineCheck({
  name: "deploy.files",
  tags: ["deploy"],
  deploy: true,
  run: async (): Promise<Iterable<Finding>> => {
    // Loaded when asked for: no server needs a reader of YAML.
    const { inspectDeployment } = await import("./inspect-deployment.ts");
    const config = currentConfig.get();
    const settings = { ...config.of(kernelSettings), ...config.of(serverSettings), ...config.of(clockSettings) };
    return inspectDeployment({ ...currentDeployment.get(), settings });
  },
});

const scheduleCheck = defineCheck({
  name: "deploy.schedule",
  *run(): Iterable<Finding> {
    const { processes, schedule } = currentDeployment.get().model;
    if (schedule.length === 0 || processes.some(isClock)) return;
    yield {
      id: "deploy.W006",
      level: "warning",
      message: "The project schedules commands, but no process runs them.",
      hint: "Declare the process: processes: { web: {}, clock: {} }.",
      object: "schedule",
    };
  },
});

const commandsCheck = defineCheck({
  name: "deploy.commands",
  run: (): Iterable<Finding> => {
    const listed = currentCommands.find()?.flatMap(({ commands }) => commands);
    if (listed === undefined) return [];
    // A command that runs without a project, such as runserver, lists those of Tolv alone.
    const all = [...listed, ...currentRegistry.get().values(contributedCommands).flat()];
    return findingsOf(commandRules, { model: currentDeployment.get().model, commands: all.map(({ name }) => name) });
  },
});

/** What is checked of the deployment of every project. */
export const deployChecks: readonly Check[] = [filesCheck, scheduleCheck, commandsCheck];
