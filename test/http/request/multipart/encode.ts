/** One part as its lines on the wire. */
export interface RawPart {
  readonly headers: readonly string[];
  readonly content: string | Buffer;
}

const boundary = "----tolv";

/** The header of a multipart body made here. */
export const multipartHeaders = { "Content-Type": `multipart/form-data; boundary=${boundary}` };

/** A field as browsers send it. */
export function field(name: string, value: string | Buffer): RawPart {
  return { headers: [`Content-Disposition: form-data; name="${name}"`], content: value };
}

/** A file as browsers send it. */
export function file(name: string, fileName: string, content: string | Buffer, type = "text/plain"): RawPart {
  const disposition = `Content-Disposition: form-data; name="${name}"; filename="${fileName}"`;
  return { headers: [disposition, `Content-Type: ${type}`], content };
}

/** A whole multipart body. */
export function multipart(...parts: readonly RawPart[]): Buffer {
  return Buffer.concat([openMultipart(...parts), Buffer.from(`--${boundary}--\r\n`)]);
}

/** A multipart body whose end is missing. */
export function openMultipart(...parts: readonly RawPart[]): Buffer {
  return Buffer.concat(
    parts.flatMap(({ headers, content }) => [
      Buffer.from(`--${boundary}\r\n${headers.join("\r\n")}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from("\r\n"),
    ]),
  );
}
