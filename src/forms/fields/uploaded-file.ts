/** A file of a submitted form; `UploadedFile` of `http` is one. */
export interface SubmittedFile {
  /** The name that the visitor's device gave it: any text, never a path to trust. */
  readonly name: string;
  /** The media type that the browser claims. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}
