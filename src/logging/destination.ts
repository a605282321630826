import { onExit } from "#rooms/lifecycle";
import { writeAll } from "./write-all.ts";

/** Where the lines of the log go. */
export interface LogDestination {
  /** Writes a line, behind all that was given before. */
  write(line: string): void;
  /** Takes a line that may wait for others of its kind; where this is missing, it is written like any other. */
  writeSoon?(line: string): void;
}

/**
 * Opens stdout for the log. Every line is written before the call returns, so nothing is lost when the process ends,
 * however it ends, and lines keep their order among what commands print; a reader that is slow slows the process.
 *
 * Lines that may wait are written together, with the next line or when the event loop has done all that was ready:
 * under load one call of the system takes a dozen access records. Only SIGKILL in that moment loses them.
 *
 * A reader that has gone (EPIPE, or EIO after a terminal was closed) takes the log with it, not the process; a full
 * disk (ENOSPC) takes the lines that it has no room for.
 *
 * @param descriptor the file descriptor; 1, stdout, unless a test asks for another.
 */
export function openLogDestination(descriptor = 1): LogDestination {
  return new DescriptorDestination(descriptor);
}

class DescriptorDestination implements LogDestination {
  readonly #descriptor: number;
  #waiting = "";

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
    onExit(() => this.#flush());
  }

  write(line: string): void {
    this.#waiting += line;
    this.#flush();
  }

  writeSoon(line: string): void {
    if (this.#waiting === "") setImmediate(() => this.#flush());
    this.#waiting += line;
  }

  #flush(): void {
    const lines = this.#waiting;
    this.#waiting = "";
    if (lines !== "") writeOrLose(this.#descriptor, lines);
  }
}

/** There is nobody left who could be told that the log cannot be written. */
function writeOrLose(descriptor: number, lines: string): void {
  try {
    writeAll(descriptor, lines);
  } catch {}
}
