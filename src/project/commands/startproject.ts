import { readEnvironment } from "#rooms/config";
import { argument, defineCommand, option } from "#rooms/management";
import { deploymentOf } from "../ambient/deployment-of.ts";

export const startprojectCommand = defineCommand({
  name: "startproject",
  help: "Creates a project: its files, a git repository, its packages and their lock file.",
  stage: "none",
  arguments: {
    name: argument.required("Name of the project."),
    folder: argument.optional("An existing folder for it; a new one of its name unless given."),
  },
  options: { noInstall: option.flag("Leaves `npm install` to you.") },
  async run({ arguments: { name, folder }, options: { noInstall }, output }) {
    // Loaded only here, since few commands need every battery.
    const { freshProject } = await import("../fresh-project.ts");
    const { startProject } = await import("#rooms/scaffold");
    const directory = process.cwd();
    await startProject({
      name,
      folder,
      directory,
      deployment: deploymentOf({ project: freshProject(name), directory }).model,
      install: !noInstall,
      environment: readEnvironment({ directory }),
      output,
    });
  },
});
