/** A place in a file that names another one. Files are read as Latin-1: a character is a byte, whatever it stands for. */
export interface Reference {
  /** Where the address begins and ends in the content. */
  readonly start: number;
  readonly end: number;
  /** The address, unescaped. */
  readonly specifier: string;
  /**
   * - `url`: anything relative is meant.
   * - `module`: words without `./` in front are names of an import map.
   * - `page`: relative to the page, which nobody knows; only paths below STATIC_URL are meant.
   */
  readonly kind: "url" | "module" | "page";
  /** False for what may be missing: source maps, and pages that a web manifest starts. */
  readonly required: boolean;
}

/** Turns bytes that were read as Latin-1 into the text they are. */
export function decodeBytes(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("utf8");
}
