import { createPipedInput } from "./piped-input.ts";
import { createTerminalInput } from "./terminal-input.ts";

/** Where a command asks a person. */
export interface Input {
  /** True when a person sits at the input; a command must not ask otherwise, unless the answers are piped in. */
  readonly isTerminal: boolean;
  /**
   * Asks and returns the line that was answered.
   *
   * @throws OperationCancelled on Ctrl-C, Ctrl-D or the end of the input.
   */
  ask(question: string): Promise<string>;
  /** Asks without showing what is typed. */
  askSecret(question: string): Promise<string>;
  /** Lets go of the stream, so that the process can end. */
  close(): void;
}

/** The stream that answers come from, and the one that questions go to: stdout, or stderr where stdout is piped on. */
export interface InputStreams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
}

/**
 * Makes the input of commands: prompts at a terminal, one line an answer from a pipe or a file.
 *
 * @example
 * const input = createInput({ stdin: process.stdin, stdout: process.stdout });
 * const password = await input.askSecret("Password: ");
 */
export function createInput(streams: InputStreams): Input {
  return streams.stdin.isTTY === true ? createTerminalInput(streams) : createPipedInput(streams);
}
