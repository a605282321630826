import { argument, defineCommand, option } from "#rooms/management";
import { parseServerAddress } from "../development/parse-server-address.ts";
import { serveDevelopment } from "../development/serve-development.ts";
import { superviseProject } from "../development/supervise-project.ts";

export const runserverCommand = defineCommand({
  name: "runserver",
  help: "Serves the site for development and restarts it when a file changes.",
  // The supervisor must start with broken code and a broken environment, so that it can wait for the repair.
  stage: "none",
  arguments: { address: argument.optional("Port, or address and port; 127.0.0.1 and PORT unless given.") },
  options: { noreload: option.flag("Serves from this process, without watching files.") },
  async run({ arguments: { address }, options: { noreload }, output }) {
    if (noreload) await serveDevelopment(parseServerAddress(address), output);
    else await superviseProject(address, output);
  },
});
