import { Readable } from "node:stream";
import { defineForm, type Field } from "#rooms/forms";
import type { UploadedFile } from "#rooms/http";

/** What a form makes of the texts of a field: its value as text, or its errors in brackets. */
export async function outcome(cleaner: Field<unknown>, ...texts: readonly string[]): Promise<string> {
  return String(await cleaned(cleaner, ...texts));
}

/** What a form makes of the texts of a field: its value, or its errors in brackets. */
export async function cleaned(cleaner: Field<unknown>, ...texts: readonly string[]): Promise<unknown> {
  const data = new URLSearchParams();
  for (const text of texts) data.append("it", text);
  const form = await defineForm({ it: cleaner }).bind(data);
  return form.valid ? form.values.it : `[${form.fields.it.errors.join(" ")}]`;
}

/** A file as `request.files()` would answer with it. */
export function sentFile(name: string, content = "content"): UploadedFile {
  const bytes = Buffer.from(content);
  return {
    name,
    type: "text/plain",
    size: bytes.length,
    bytes: async () => bytes,
    stream: () => Readable.from([bytes]),
  };
}
