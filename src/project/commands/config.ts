import { renderEnvExample, renderJsonSchema, renderReference } from "#rooms/config";
import { argument, CommandError, defineCommand, option } from "#rooms/management";
import { diffConfigurations } from "#rooms/release";
import { declaredProject } from "../loading/declared-project.ts";
import { settingsOf } from "../settings-of.ts";

const renderers = { table: renderReference, env: renderEnvExample, "json-schema": renderJsonSchema };

export const configCommand = defineCommand({
  name: "config",
  help: "Prints every setting of the project, as a table, an .env.example or a JSON Schema; or compares releases.",
  stage: "none",
  arguments: {
    action: argument.optional("`diff` compares the settings of releases, without their values."),
    releases: argument.variadic("Two releases; or one, and the environment of now; the newest one unless given."),
  },
  options: {
    format: option.choice(["table", "env", "json-schema"], { help: "What to print.", default: "table" }),
  },
  async run({ arguments: { action, releases }, options: { format }, output }) {
    if (action === "diff" && releases.length <= 2) return diffConfigurations(releases, output);
    if (action !== undefined)
      throw new CommandError({ message: "Write `tolv config`, or `tolv config diff` with at most two releases." });
    output.write(renderers[format](settingsOf(declaredProject.get().project)));
  },
});
