import { text } from "node:stream/consumers";
import { inspect } from "node:util";
import { currentRegistry } from "#rooms/apps";
import { defineCommand, type Output, option, standardStreams } from "#rooms/management";
import { currentProject, type RunningProject } from "../running-project.ts";
import { printSql } from "../shell/print-sql.ts";
import { showRowsReadably } from "../shell/readable-rows.ts";
import { runCode } from "../shell/run-code.ts";
import { modelsAmong, type ShellNames, shellNames } from "../shell/shell-names.ts";
import { startRepl } from "../shell/start-repl.ts";

/** `tolv shell`: code inside the project, typed, piped or given by `-c`. */
export const shellCommand = defineCommand({
  name: "shell",
  help: "Runs code inside the project, with every model by name: typed at a prompt, piped in, or given by -c.",
  options: {
    command: option.string({ help: "Code to run instead; an expression is printed.", short: "c", placeholder: "CODE" }),
    printSql: option.flag("Prints each SQL statement on stderr."),
  },
  async run({ options, input, output }) {
    const running = currentProject.get();
    const names = shellNames(currentRegistry.get());
    showRowsReadably(modelsAmong(names).map(([, model]) => model));
    Object.assign(globalThis, names);
    using _printing = options.printSql ? printSql(output) : undefined;
    const code = options.command ?? (input.isTerminal ? undefined : await text(standardStreams().stdin));
    if (code !== undefined) return print(await runCode(code, running.directory), output);
    output.line(renderBanner(running, names));
    await startRepl(running);
  },
});

function print(value: unknown, output: Output): void {
  if (value === undefined) return;
  output.line(typeof value === "string" ? value : inspect(value, { colors: output.isTerminal, depth: 4 }));
}

function renderBanner({ project, config, stamp }: RunningProject, names: ShellNames): string {
  const models = modelsAmong(names).map(([name]) => name);
  return [
    `Tolv ${stamp.version}, Node ${process.version}: ${project.name}, ${config.environmentName}.`,
    `Models: ${models.join(", ")}. Also atomic, db, sql.`,
    "`await` works at the prompt; .exit or Ctrl-D leaves.",
  ].join("\n");
}
