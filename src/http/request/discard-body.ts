import type { IncomingMessage } from "node:http";
import { finished } from "node:stream/promises";

/**
 * Reads what a client still sends and throws it away, before the connection is closed under it: TCP would answer
 * the rest with a reset, and the client might lose the answer. The request timeout ends those that never stop.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 */
export async function discardBody(message: IncomingMessage): Promise<void> {
  // Whoever waits for leave to send has nothing on the way.
  const awaitsLeave = message.headers.expect !== undefined && !message.readableDidRead;
  if (message.complete || awaitsLeave) return;
  message.resume();
  // A client that leaves meanwhile is what is about to happen anyway.
  await finished(message).catch(() => undefined);
}
