import type { UploadedFile } from "#rooms/http";
import { messages } from "../messages.ts";
import { clearFile, fileInput } from "../widgets/file-input.ts";
import {
  accept,
  type CleanContext,
  describeField,
  type Field,
  type FieldOptions,
  type FieldResult,
  refuse,
} from "./field.ts";

/** A file that is there already. */
export interface CurrentFile {
  readonly name: string;
  /** Where it can be looked at. */
  readonly url?: string;
}

/** What may be said about a field of a file. */
export interface FileOptions extends Omit<FieldOptions<CurrentFile>, "validators"> {
  /** The most bytes. */
  readonly maxSize?: number;
  /** The ends of names that are taken, such as `.png`, in lower case; what is inside is not looked at. */
  readonly extensions?: readonly string[];
}

/** A file, null where the present one is to be taken away, undefined where nothing was sent. */
export type FileValue = UploadedFile | null | undefined;

export function file(options: FileOptions & { readonly required: false }): Field<FileValue, CurrentFile>;
export function file(options?: FileOptions): Field<UploadedFile | undefined, CurrentFile>;
/** A file; undefined where the present one stays. */
export function file(options: FileOptions = {}): Field<FileValue, CurrentFile> {
  const { extensions } = options;
  return {
    ...describeField(options, { widget: fileInput(), attributes: { accept: extensions?.join(",") } }),
    clean: (texts, context = {}) => cleanFile(texts, context, options),
    format: ({ name, url }) => (url === undefined ? [name] : [name, url]),
    isChanged: (_, value) => value !== undefined,
    keep: () => accept(undefined),
  };
}

function cleanFile(
  texts: readonly string[],
  { files = [], initial }: CleanContext<CurrentFile>,
  options: FileOptions,
): FieldResult<FileValue> {
  const { required = true } = options;
  // Browsers send a nameless empty file where none was chosen.
  const sent = files.findLast(({ name, size }) => name !== "" || size > 0);
  const isCleared = !required && texts.includes(clearFile);
  if (sent !== undefined) return isCleared ? refuse(messages.contradictoryFile()) : checkFile(sent, options);
  if (isCleared) return accept(null);
  return required && initial === undefined ? refuse(messages.required()) : accept(undefined);
}

function checkFile(file: UploadedFile, { maxSize = Infinity, extensions }: FileOptions): FieldResult<FileValue> {
  if (file.size === 0) return refuse(messages.emptyFile());
  if (file.size > maxSize) return refuse(messages.largeFile(`${maxSize} bytes`));
  const isTaken = extensions?.some((extension) => file.name.toLowerCase().endsWith(extension)) ?? true;
  return isTaken ? accept(file) : refuse(messages.fileType(extensions ?? []));
}
