import { CommandError } from "tolv";
import { type ImportLine, longestRecord } from "./import-line.ts";

/** The records of a file that holds a JSON object a line; empty lines are passed over. */
export async function* jsonLines(text: AsyncIterable<string>): AsyncGenerator<ImportLine> {
  let line = 0;
  for await (const content of splitLines(text)) {
    line += 1;
    if (content.trim() !== "") yield parseLine(content, line);
  }
}

async function* splitLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of text) {
    const lines = `${rest}${piece}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (rest.length > longestRecord) throw new CommandError({ message: "A line is longer than a million characters." });
  }
  yield rest;
}

function parseLine(content: string, line: number): ImportLine {
  try {
    const values: unknown = JSON.parse(content);
    return isObject(values) ? { line, values } : { line, problem: "it is no JSON object" };
  } catch {
    return { line, problem: "it is no JSON" };
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
