import type { IncomingMessage, ServerResponse } from "node:http";
import { BadRequest, BodyTooLarge } from "../errors.ts";

/**
 * Reads a whole body into memory.
 *
 * A body that says it is too large is refused before a byte of it is read. What a refused client still sends is
 * thrown away, so that it lives to read the answer; the request timeout ends those that never stop.
 *
 * @param limit Bytes.
 * @throws BodyTooLarge, BadRequest when the client leaves in the middle.
 */
export async function readBody(message: IncomingMessage, response: ServerResponse, limit: number): Promise<Buffer> {
  admitBody(message, response, limit);
  try {
    return await collect(message, limit);
  } catch (cause) {
    // Only now: while the loop listens, resuming has no effect.
    message.resume();
    if (cause instanceof BodyTooLarge) throw cause;
    throw new BadRequest({ problem: "The body of the request ended too early." }, { cause });
  }
}

/**
 * Lets a client that waits for leave send its body, unless the body says that it is too large.
 *
 * @throws BodyTooLarge
 */
export function admitBody(message: IncomingMessage, response: ServerResponse, limit: number): void {
  if (Number(message.headers["content-length"] ?? 0) > limit) throw new BodyTooLarge({ limit });
  // Whoever waits for leave and is refused gets no leave: Node then closes the connection after the answer.
  // Clients of HTTP/1.0 do not know of leave: what they say of it is ignored (RFC 9110, 10.1.1).
  if (message.headers.expect !== undefined && message.httpVersionMinor > 0) response.writeContinue();
}

async function collect(message: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > limit) throw new BodyTooLarge({ limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
