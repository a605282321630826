import { argument, defineCommand } from "#rooms/management";
import { becomeProcess } from "../formation/become-process.ts";
import { findProcess } from "../formation/members.ts";
import { currentDeployment } from "../model/deployment-model.ts";

/** Runs one process of the site. */
export const runCommand = defineCommand({
  name: "run",
  help: "Runs one process type of the project in this terminal, by its declared command.",
  stage: "none",
  arguments: { process: argument.required("The process type, such as web.") },
  run({ arguments: { process: name } }) {
    const { model, directory } = currentDeployment.get();
    becomeProcess(findProcess(model.processes, name), directory);
  },
});
