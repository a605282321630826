import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { OperationCancelled } from "./errors.ts";
import type { Input, InputStreams } from "./input.ts";

/** Asks at a terminal, with line editing; each prompt takes the terminal and gives it back. */
export function createTerminalInput(streams: InputStreams): Input {
  return {
    isTerminal: true,
    ask: (question) => prompt(question, streams, streams.stdout),
    askSecret: (question) => {
      streams.stdout.write(question);
      return prompt("", streams, mutedOutput()).finally(() => streams.stdout.write("\n"));
    },
    close: () => {},
  };
}

function prompt(question: string, { stdin }: InputStreams, output: NodeJS.WritableStream): Promise<string> {
  const terminal = createInterface({ input: stdin, output, terminal: true, historySize: 0 });
  return new Promise<string>((resolve, reject) => {
    // Closing without an answer is Ctrl-C or Ctrl-D; after an answer the promise is settled already.
    terminal.once("close", () => reject(new OperationCancelled({})));
    terminal.question(question, resolve);
  }).finally(() => terminal.close());
}

function mutedOutput(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
