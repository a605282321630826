import type { Command, CommandGroup } from "#rooms/management";
import { renderHelp } from "../../src/management/render-help.ts";
import { renderBlock, renderPage } from "./page.ts";

const introduction = `What \`tolv\` does in a project with all batteries; an app adds its own with \`commands([…])\`. \`tolv help\` lists the
commands of the project at hand, \`tolv help <command>\` explains one, \`tolv --version\` prints the version.

The exit code is 0 when the work is done, 1 when it failed, 2 when the command line is wrong.`;

const stages: Readonly<Record<Command["stage"], string>> = {
  none: "Starts without any configuration.",
  build: "Reads the settings of the build.",
  release: "Reads the settings of build and release, which include the database.",
  run: "Reads every setting.",
};

const commonHeading = "\n\ncommon options:";

/** Renders the page of the commands, one section for each app that brings some. */
export function renderCommandsPage(groups: readonly CommandGroup[]): string {
  const sections = groups.flatMap(({ app, commands }) => [`## ${app}`, ...commands.map(renderCommand)]);
  const [common] = groups.flatMap(({ commands }) => commands).map((command) => splitHelp(command).common);
  return renderPage("Commands", introduction, [
    "## Options of every command",
    renderBlock("text", common ?? ""),
    ...sections,
  ]);
}

function renderCommand(command: Command): string {
  return [`### ${command.name}`, renderBlock("text", splitHelp(command).own), stages[command.stage]].join("\n\n");
}

function splitHelp(command: Command): { own: string; common: string } {
  const [own = "", common = ""] = renderHelp(command).split(commonHeading);
  return { own, common: common.replace(/^\n/, "") };
}
