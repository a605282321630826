import { Readable } from "node:stream";
import type { BodySource, HttpBody } from "./http-response.ts";

/** A body that arrives bit by bit. */
export type StreamBody = Readable | AsyncIterable<string | Uint8Array>;

/** True for a body that arrives bit by bit. */
export function isStream(body: HttpBody): body is StreamBody {
  return typeof body === "object" && Symbol.asyncIterator in body;
}

/** True for a body that writes itself. */
export function isBodySource(body: HttpBody): body is BodySource {
  return typeof body === "object" && "writeTo" in body;
}

/** Lets go of a stream that nobody will read. */
export function discardStream(body: HttpBody): void {
  if (isBodySource(body)) body.discard();
  else if (body instanceof Readable) body.destroy();
  // Like a stream's, its failing end interests nobody any more.
  else if (isStream(body))
    void body[Symbol.asyncIterator]()
      .return?.()
      .then(undefined, () => undefined);
}
