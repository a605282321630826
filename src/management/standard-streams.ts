import { createInput, type Input } from "./input.ts";
import { createOutput, type Output } from "./output.ts";

/** The streams of this process. */
export interface StandardStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** The streams of this process, for the few who need them whole. */
export function standardStreams(): StandardStreams {
  const { stdin, stdout, stderr } = process;
  return { stdin, stdout, stderr };
}

/** What was written behind the name of the program. */
export function commandLineArguments(): string[] {
  return process.argv.slice(2);
}

/**
 * Output and input over the streams of this process.
 *
 * @example
 * const exitCode = await runCommandLine({ commands, argv: commandLineArguments(), ...terminal(), version, run });
 */
export function terminal(): { readonly output: Output; readonly input: Input } {
  const { stdin, stdout, stderr } = process;
  // A result that is piped on must not begin with a question.
  const questions = stdout.isTTY ? stdout : stderr;
  return { output: createOutput({ stdout, stderr }), input: createInput({ stdin, stdout: questions }) };
}
