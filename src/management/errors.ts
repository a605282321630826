import { defineError } from "#rooms/errors";

/**
 * A failure that a command expects: printed as `CommandError: <message>`, with the hint below it; exit code 1.
 *
 * @example
 * throw new CommandError({ message: "You must set ALLOWED_HOSTS if DEBUG is off.", hint: "Set ALLOWED_HOSTS=example.com." });
 */
export const CommandError = defineError<{ message: string; hint?: string }>("management.command_error", {
  message: ({ message }) => message,
  hint: ({ hint }) => hint,
});

/** The command line does not fit the command's declaration: printed below its usage; exit code 2. */
export const UsageError = defineError<{ problem: string }>("management.usage", {
  message: ({ problem }) => problem,
  hint: "Run the command with --help to see what it takes.",
});

/** No command has the name that was asked for; exit code 1. */
export const UnknownCommand = defineError<{ name: string; nearest: string | undefined }>("management.unknown_command", {
  message: ({ name, nearest }) =>
    `Unknown command: '${name}'${nearest === undefined ? "" : `. Did you mean ${nearest}?`}`,
  hint: "Type 'tolv help' for usage.",
});

/** The person at the terminal left a prompt by Ctrl-C or closed the input; exit code 1. */
export const OperationCancelled = defineError<Record<string, never>>("management.cancelled", {
  message: () => "Operation cancelled.",
});

/** A program that a command hands over to is not on this machine; exit code 1. */
export const ProgramMissing = defineError<{ program: string }>("management.program_missing", {
  message: ({ program }) => `You appear not to have the '${program}' program installed or on your path.`,
});
