import { PassThrough, Readable } from "node:stream";
import { createInput, createOutput, type Input, type Output } from "#rooms/management";

/** Output into memory, as a pipe or as a terminal would take it. */
export function recordingOutput(terminal = false): { output: Output; printed: { stdout: string; stderr: string } } {
  const printed = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof printed) => ({
    isTTY: terminal,
    hasColors: () => terminal,
    write: (text: string) => {
      printed[name] += text;
    },
  });
  return { output: createOutput({ stdout: stream("stdout"), stderr: stream("stderr") }), printed };
}

/** Input that a pipe holds. */
export function pipedInput(text = ""): Input {
  return createInput({ stdin: Readable.from([text]), stdout: new PassThrough().resume() });
}
