import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** What works on the source, and would find an older one in the build. */
const sourceCommands = ["build", "makemigrations", "runserver", "startapp", "startproject", "test"];

/** The program of the build that the command line is for; undefined where the source runs: in development, or unbuilt. */
export function findBuild([command, ...rest]) {
  if (process.env.TOLV_ENV === "development" || sourceCommands.includes(command)) return undefined;
  for (let folder = resolve(folderNamed(rest) ?? "."); ; folder = dirname(folder)) {
    const program = join(folder, "build/server/tolv.js");
    if (existsSync(program)) return program;
    if (existsSync(join(folder, "project.ts")) || folder === dirname(folder)) return undefined;
  }
}

/** The folder of `tolv serve --chdir FOLDER`. */
function folderNamed(words) {
  const index = words.findIndex((word) => /^--chdir(=|$)/.test(word));
  return index === -1 ? undefined : words[index].split(/=(.*)/)[1] || words[index + 1];
}
