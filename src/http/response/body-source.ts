/** Hands bytes to the connection; they may be changed again once the promise has resolved. Rejects when the client left. */
export type WriteBytes = (bytes: Uint8Array) => Promise<void>;

/** A body that writes itself, piece after piece, so that all of them may lie in the same memory. */
export interface BodySource {
  /** Writes all of it, and lets go of what it holds, whether that succeeded or not. */
  writeTo(write: WriteBytes): Promise<void>;
  /** Lets go of what it holds: nobody will read it. */
  discard(): void;
}

/** True for a body that writes itself. */
export function isBodySource(body: unknown): body is BodySource {
  return typeof body === "object" && body !== null && "writeTo" in body;
}
