import { renderEnvExample, renderJsonSchema, renderReference } from "#rooms/config";
import { defineCommand, option } from "#rooms/management";
import { declaredProject } from "../loading/declared-project.ts";
import { settingsOf } from "../settings-of.ts";

const renderers = { table: renderReference, env: renderEnvExample, "json-schema": renderJsonSchema };

export const configCommand = defineCommand({
  name: "config",
  help: "Prints every setting of the project, as a table, an .env.example or a JSON Schema.",
  stage: "none",
  options: {
    format: option.choice(["table", "env", "json-schema"], { help: "What to print.", default: "table" }),
  },
  run({ options: { format }, output }) {
    output.write(renderers[format](settingsOf(declaredProject.get().project)));
  },
});
