import { currentProjectDirectory } from "#rooms/apps";
import { defineCommand, option } from "#rooms/management";
import { buildPaths } from "./build.ts";
import { buildProject } from "./build-project.ts";
import { BuildMissing } from "./errors.ts";
import { primeBuild } from "./prime-build.ts";
import { readBuild } from "./read-build.ts";

/** `tolv build`: code that production runs, without a secret and without a database. */
export const buildCommand = defineCommand({
  name: "build",
  help: "Builds the project into build/: checked types, bundled code, static files, bill of materials, stamp.",
  stage: "build",
  options: {
    prime: option.flag("Only compiles the code of the build that is there, for this Node and this machine."),
  },
  async run({ options: { prime }, output }) {
    const directory = currentProjectDirectory.get();
    if (!prime) return output.line(describe(await buildProject(output)));
    if (readBuild(directory) === undefined) throw new BuildMissing({ folder: directory });
    await primeBuild(buildPaths(directory));
  },
});

function describe({ release, digest }: { readonly release: string; readonly digest: string }): string {
  return `Built ${release}, ${digest}`;
}
