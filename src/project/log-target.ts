import { openLogDestination } from "#rooms/logging";
import { standardStreams } from "#rooms/management";
import type { LogTarget } from "./boot-project.ts";

const descriptors = { stdout: 1, stderr: 2 };

/**
 * Where a command's log goes: a server's is the event stream on stdout; a one-off command's goes to stderr, beside the
 * result that it prints on stdout.
 */
export function logTarget(stream: "stdout" | "stderr"): LogTarget {
  const isTerminal = standardStreams()[stream].isTTY === true;
  return { destination: openLogDestination(descriptors[stream]), isTerminal };
}
