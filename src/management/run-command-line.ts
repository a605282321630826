import { runInContext } from "#rooms/context";
import { type CommandGroup, currentCommands, findCommand, renderCommandList } from "./command-list.ts";
import { verbosityOf } from "./common-options.ts";
import type { Command } from "./define-command.ts";
import { UsageError } from "./errors.ts";
import type { Input } from "./input.ts";
import type { Output } from "./output.ts";
import { parseArguments } from "./parse-arguments.ts";
import { renderHelp, renderUsage } from "./render-help.ts";
import { reportFailure } from "./report-failure.ts";

/** What `runCommandLine` takes. */
export interface CommandLine {
  /** What may be run; a later group replaces commands of the same name. */
  readonly commands: readonly CommandGroup[];
  /** The texts behind the name of the program. */
  readonly argv: readonly string[];
  readonly output: Output;
  readonly input: Input;
  /** What `tolv --version` prints. */
  readonly version: string;
  /** Prepares what the stage of the command needs (configuration, context), and calls `work` inside it. */
  readonly run: (command: Command, work: () => Promise<number>) => Promise<number>;
}

/**
 * Runs what the command line asks for and returns the exit code: 0 done, 1 failed, 2 wrong usage, or the number that
 * the command returned. It never throws: every failure ends as a report on stderr.
 *
 * Help, the version and mistakes in the command line are answered without `run`, so they need no configuration.
 *
 * @example
 * const exitCode = await runCommandLine({ commands, argv: commandLineArguments(), ...terminal(), version, run });
 */
export async function runCommandLine(line: CommandLine): Promise<number> {
  const traceback = line.argv.includes("--traceback");
  const output = line.argv.includes("--no-color") ? line.output.with({ color: false }) : line.output;
  try {
    return await answer({ ...line, output });
  } catch (error) {
    reportFailure(error, { output, traceback });
    return 1;
  } finally {
    line.input.close();
  }
}

function answer(line: CommandLine): Promise<number> | number {
  const [name = "help", ...texts] = line.argv;
  if (name === "--version" || name === "version") return print(line, line.version);
  if (name === "help" || name === "--help" || name === "-h") return answerHelp(line, texts);
  return runCommand(line, findCommand(line.commands, name), texts);
}

function answerHelp(line: CommandLine, [name]: readonly string[]): number {
  if (name === undefined) return print(line, renderCommandList(line.commands, line.output.style));
  return print(line, renderHelp(findCommand(line.commands, name)));
}

function print({ output }: CommandLine, text: string): number {
  output.line(text);
  return 0;
}

async function runCommand(line: CommandLine, command: Command, texts: readonly string[]): Promise<number> {
  const parsed = parseOrExplain(line, command, texts);
  if (parsed === undefined) return 2;
  if (parsed.common.help) return print(line, renderHelp(command));
  const output = line.output.with({ verbosity: verbosityOf(parsed.common) });
  const context = { arguments: parsed.arguments, options: parsed.options, output, input: line.input };
  return runInContext([currentCommands.with(line.commands)], () =>
    line.run(command, async () => (await command.run(context)) ?? 0),
  );
}

function parseOrExplain({ output }: CommandLine, command: Command, texts: readonly string[]) {
  try {
    return parseArguments(command, texts);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.notice(renderUsage(command));
    output.error(`tolv ${command.name}: error: ${error.message}`);
  }
}
