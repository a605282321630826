import type { ServedFile } from "./served-file.ts";

/** What a page refers to. */
export interface StaticReference {
  /** The address of the file; once collected, with a hash of its content. */
  readonly url: string;
  /** For the attribute `integrity`; undefined as long as the file may still change. */
  readonly integrity: string | undefined;
}

/** Where static files come from: collected, or from the folders of the apps as they are. */
export interface StaticLibrary {
  readonly collected: boolean;
  /** What pages write for a path; undefined when there is no such file. */
  refer(path: string): StaticReference | undefined;
  /** Every path that pages may name. */
  paths(): Iterable<string>;
  /** What is served under a name below STATIC_URL. */
  find(name: string): ServedFile | undefined | Promise<ServedFile | undefined>;
}
