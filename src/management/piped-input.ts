import { createInterface, type Interface } from "node:readline";
import { OperationCancelled } from "./errors.ts";
import type { Input, InputStreams } from "./input.ts";

/** Takes one line an answer from a pipe or a file; nothing is read before the first question. */
export function createPipedInput({ stdin, stdout }: InputStreams): Input {
  let reader: Interface | undefined;
  let lines: AsyncIterator<string> | undefined;
  const ask = async (question: string) => {
    stdout.write(question);
    reader ??= createInterface({ input: stdin });
    lines ??= reader[Symbol.asyncIterator]();
    const { done, value } = await lines.next();
    stdout.write("\n");
    if (done) throw new OperationCancelled({});
    return value;
  };
  return { isTerminal: false, ask, askSecret: ask, close: () => reader?.close() };
}
