import { Readable } from "node:stream";
import { isBodySource } from "./body-source.ts";
import type { HttpBody } from "./http-response.ts";

type StreamBody = Readable | AsyncIterable<string | Uint8Array>;

/** True for a body that arrives bit by bit. */
export function isStream(body: HttpBody): body is StreamBody {
  return typeof body === "object" && Symbol.asyncIterator in body;
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
