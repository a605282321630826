export { type Argument, argument } from "./argument.ts";
export { type CommandGroup, currentCommands } from "./command-list.ts";
export {
  type Arguments,
  type Command,
  type CommandContext,
  type CommandDeclaration,
  type CommandResult,
  type CommandStage,
  defineCommand,
  type Options,
  type ValuesOf,
} from "./define-command.ts";
export { CommandError, OperationCancelled, ProgramMissing, UsageError } from "./errors.ts";
export { createInput, type Input, type InputStreams } from "./input.ts";
export { type Option, option } from "./option.ts";
export {
  createOutput,
  type Output,
  type OutputSettings,
  type OutputStream,
  type OutputStreams,
  type Style,
  type Verbosity,
} from "./output.ts";
export { type OwnProgram, ownProgram } from "./own-program.ts";
export { readProgram } from "./read-program.ts";
export { reportFailure } from "./report-failure.ts";
export { type CommandLine, runCommandLine } from "./run-command-line.ts";
export { type ProgramCall, runProgram } from "./run-program.ts";
export { commandLineArguments, type StandardStreams, standardStreams, terminal } from "./standard-streams.ts";
