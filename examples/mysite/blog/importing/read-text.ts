import { createReadStream } from "node:fs";
import { CommandError } from "tolv";
import { standardStreams } from "tolv/management";

/**
 * The text of a file piece by piece; `-` stands for standard input.
 *
 * @throws CommandError for a file that cannot be read, and for what is not UTF-8.
 */
export async function* readText(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const stream: AsyncIterable<Buffer> = path === "-" ? standardStreams().stdin : createReadStream(path);
  try {
    for await (const bytes of stream) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    if (cause instanceof CommandError || !(cause instanceof Error)) throw cause;
    const problem = cause instanceof TypeError ? "it is not UTF-8" : cause.message;
    throw new CommandError({ message: `Cannot read ${path}: ${problem}.` }, { cause });
  }
}
