import { TolvError } from "#rooms/errors";
import { redactText } from "#rooms/logging";
import { CommandError, OperationCancelled, UnknownCommand } from "./errors.ts";
import type { Output } from "./output.ts";

/**
 * Prints why a command failed: one clear line and the next step for what was expected to happen, the stack and its
 * causes for the rest.
 *
 * @param traceback shows the stack of an expected failure too.
 */
export function reportFailure(error: unknown, { output, traceback }: { output: Output; traceback: boolean }): void {
  if (error instanceof TolvError) reportExpected(error, output);
  if (traceback || !(error instanceof TolvError)) output.notice(renderStack(error));
}

function reportExpected(error: TolvError, output: Output): void {
  output.error(renderHeadline(error));
  if (error.hint !== undefined) output.notice(error.hint);
}

function renderHeadline(error: TolvError): string {
  if (error instanceof OperationCancelled || error instanceof UnknownCommand) return error.message;
  if (error instanceof CommandError) return `CommandError: ${error.message}`;
  return `Error: ${error.message.replace(/$/m, ` [${error.code}]`)}`;
}

/** Stacks only: the fields of an error may hold secrets, and so may the message of a library's error. */
function renderStack(error: unknown): string {
  if (!(error instanceof Error)) return `Error: something that is no error was thrown: ${redactText(String(error))}`;
  const reasons = error instanceof AggregateError ? error.errors : [];
  const causes = [...reasons, ...(error.cause === undefined ? [] : [error.cause])];
  const own = redactText(error.stack ?? `${error.name}: ${error.message}`);
  return [own, ...causes.map((cause) => `Caused by: ${renderStack(cause)}`)].join("\n");
}
