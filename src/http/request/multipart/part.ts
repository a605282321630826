import type { Readable } from "node:stream";

/** One field or file of a multipart body, in the order in which they arrive. */
export type Part = FieldPart | FilePart;

/** A field with text. */
export interface FieldPart {
  readonly kind: "field";
  /** The name of the form's input. */
  readonly field: string;
  readonly value: string;
}

/** A file while it arrives. */
export interface FilePart {
  readonly kind: "file";
  /** The name of the form's input. */
  readonly field: string;
  /** The client's name for the file, without its folders: never trust it as a path of yours. */
  readonly name: string;
  /** The media type that the client claims. */
  readonly type: string;
  /** The bytes; what is left of them when the next part is asked for is skipped. */
  readonly stream: Readable;
}

/** How large an upload may be, in bytes. */
export interface UploadLimits {
  /** The whole body. */
  readonly bodySize?: number;
  /** One file. */
  readonly fileSize?: number;
}

/** How much a multipart body may hold. */
export interface PartLimits extends Required<UploadLimits> {
  /** Bytes of the names and values of all fields together. */
  readonly fieldSize: number;
  readonly fields: number;
  readonly files: number;
}
