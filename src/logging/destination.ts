import { destination as openDestination } from "pino";

/** Where the lines of the log go. */
export interface LogDestination {
  write(line: string): void;
}

/**
 * Opens stdout for the log. Every line is written before the call returns, so nothing is lost when the process ends,
 * however it ends, and lines keep their order among what commands print; a reader that is slow slows the process.
 *
 * A reader that has gone (EPIPE, or EIO after a terminal was closed) takes the log with it, not the process.
 *
 * @param descriptor the file descriptor; 1, stdout, unless a test asks for another.
 */
export function openLogDestination(descriptor = 1): LogDestination {
  const stream = openDestination({ fd: descriptor, sync: true });
  let open = true;
  stream.on("error", () => {
    open = false;
  });
  return { write: (line) => void (open && stream.write(line)) };
}
