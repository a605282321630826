import type { Entry } from "./forms/fill-form.ts";

/** A body with the headers that describe it. */
export interface EncodedBody {
  readonly body?: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a request sends: a form, with files as `multipart/form-data`, or JSON. */
export interface Content {
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  readonly files?: Readonly<Record<string, File | readonly File[]>>;
  readonly json?: unknown;
}

/** Encodes what a request sends. */
export function encodeContent(content: Content): EncodedBody | Promise<EncodedBody> {
  if (content.json !== undefined) {
    return { body: JSON.stringify(content.json), headers: { "content-type": "application/json" } };
  }
  const entries = Object.entries({ ...content.fields, ...content.files }).flatMap(([name, values]) =>
    [values].flat().map((value): Entry => [name, value]),
  );
  return content.files === undefined ? encodeFields(entries) : encodeMultipart(entries);
}

/** Encodes fields as browsers do; of a file only its name is sent. */
export function encodeFields(entries: readonly Entry[]): EncodedBody & { readonly body: string } {
  const pairs = entries.map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value : value.name,
  ]);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return { body: new URLSearchParams(pairs).toString(), headers };
}

export async function encodeMultipart(entries: readonly Entry[]): Promise<EncodedBody> {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  const encoded = new Response(form);
  return {
    body: Buffer.from(await encoded.arrayBuffer()),
    headers: { "content-type": encoded.headers.get("content-type") ?? "" },
  };
}
