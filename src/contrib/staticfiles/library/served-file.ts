import type { BodySource } from "#rooms/http";
import type { Encoding } from "./encoding.ts";

/** A file as it can be sent. */
export interface ServedFile {
  readonly type: string;
  readonly cacheControl: string;
  /** The plain one first. */
  readonly variants: readonly [FileVariant, ...FileVariant[]];
}

/** One encoding of a file. */
export interface FileVariant {
  readonly encoding: Encoding;
  /** In bytes. */
  readonly size: number;
  /** Changes with every byte; without quotes. */
  readonly etag: string;
  /** Undefined when the file is no longer there as it was. */
  open(): FileContent | Promise<FileContent | undefined>;
}

/** Bytes from a file, both ends included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** The content of a file, held until its body has been written or discarded. */
export interface FileContent {
  /** Ranges of the file, and bytes between them, one after the other. */
  body(parts: readonly (ByteRange | Uint8Array)[]): Uint8Array | BodySource;
}
