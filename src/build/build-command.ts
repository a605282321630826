import { defineCommand } from "#rooms/management";
import { buildProject } from "./build-project.ts";

/** `tolv build`: code that production runs, without a secret and without a database. */
export const buildCommand = defineCommand({
  name: "build",
  help: "Builds the project into build/: checked types, bundled code, static files, bill of materials, stamp.",
  stage: "build",
  async run({ output }) {
    const { release, digest } = await buildProject(output);
    output.line(`Built ${release}, ${digest}`);
  },
});
