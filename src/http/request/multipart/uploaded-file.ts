import type { Readable } from "node:stream";

/** A file that was sent with a form; its bytes are there until the request has been answered. */
export interface UploadedFile {
  /** The client's name for the file, without its folders: never trust it as a path of yours. */
  readonly name: string;
  /** The media type that the client claims. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** All of it in memory. */
  bytes(): Promise<Buffer>;
  /** A new stream from its beginning. */
  stream(): Readable;
}
