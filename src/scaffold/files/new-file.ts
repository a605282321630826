/** A file that is to be made. */
export interface NewFile {
  /** Below the folder of what is made, with slashes. */
  readonly path: string;
  readonly text: string;
}
