import type { Socket } from "node:net";
import { isBusy } from "./current-answers.ts";

/**
 * Ends a connection on which nothing has moved for the write timeout, or for the keep-alive timeout when it is idle.
 *
 * A handler that takes its time, or a stream with nothing to say, is left alone: only a client that does not take what
 * waits for it is stalled.
 */
export function endStalled(socket: Socket): void {
  if (!isBusy(socket) || socket.writableLength > 0) socket.destroy();
}
