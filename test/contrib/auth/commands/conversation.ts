import { PassThrough, Writable } from "node:stream";
import { type Command, createInput, createOutput, runCommandLine } from "#rooms/management";
import type { RunningProject } from "../../../../src/project/running-project.ts";

/** What a command printed, and how it ended. */
export interface Outcome {
  readonly exitCode: number;
  /** Both streams and the questions, as a terminal shows them; without what was typed. */
  readonly screen: string;
}

/** How a command is called. */
interface Call {
  readonly running: RunningProject;
  readonly command: Command;
  readonly argv?: readonly string[];
  /** What the person types, question by question; without it nobody sits at the input. */
  readonly answers?: readonly string[];
}

/** Runs a command in a project as `tolv` does, at a terminal of which the other end is in this process. */
export async function converse({ running, command, argv = [], answers }: Call): Promise<Outcome> {
  const waiting = [...(answers ?? [])];
  const stdin = Object.assign(new PassThrough(), { isTTY: answers !== undefined });
  let screen = "";
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      screen += chunk;
      done();
      // Whoever asks begins to listen a moment later.
      if (isQuestion(String(chunk))) setImmediate(() => stdin.write(`${waiting.shift() ?? "\x03"}\r`));
    },
  });
  const exitCode = await runCommandLine({
    commands: [{ app: "auth", commands: [command] }],
    argv: [command.name, ...argv],
    output: createOutput({ stdout, stderr: stdout }),
    input: createInput({ stdin, stdout }),
    version: "0",
    run: (_, work) => running.run(work),
  });
  return { exitCode, screen };
}

/** A shown question ends with moving the cursor behind it; that of a secret is written as it stands. */
function isQuestion(chunk: string): boolean {
  return /\[\d\dG$/.test(chunk) || chunk.startsWith("Password");
}
