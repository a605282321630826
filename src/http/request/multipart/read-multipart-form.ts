import type { Part } from "./part.ts";
import type { UploadStore } from "./upload-store.ts";
import type { UploadedFile } from "./uploaded-file.ts";

/** A form with its files. */
export interface Form {
  readonly fields: URLSearchParams;
  /** By the name of the input, which may take several. */
  readonly files: ReadonlyMap<string, readonly UploadedFile[]>;
}

/** Reads a multipart form to its end; its files wait in the store. */
export async function readMultipartForm(parts: AsyncIterable<Part>, store: UploadStore): Promise<Form> {
  const fields = new URLSearchParams();
  const files = new Map<string, UploadedFile[]>();
  for await (const part of parts) {
    if (part.kind === "field") fields.append(part.field, part.value);
    else files.set(part.field, [...(files.get(part.field) ?? []), await store.keep(part)]);
  }
  return { fields, files };
}
