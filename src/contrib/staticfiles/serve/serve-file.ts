import { conditional, type HttpRequest, HttpResponse, MethodNotAllowed } from "#rooms/http";
import { type Eventual, whenThere } from "#rooms/util";
import type { ByteRange, FileContent, FileVariant, ServedFile } from "../library/served-file.ts";
import { readRanges } from "./byte-ranges.ts";
import { chooseVariant } from "./choose-variant.ts";
import { multipartRanges } from "./multipart-ranges.ts";

/**
 * Answers with a file, or as much of it as the client lacks; undefined when it is no longer there.
 *
 * @throws MethodNotAllowed, PreconditionFailed
 */
export function serveFile(request: HttpRequest, file: ServedFile): Eventual<HttpResponse | undefined> {
  const { method } = request;
  if (method !== "GET" && method !== "HEAD") throw new MethodNotAllowed({ method, allowed: ["GET", "HEAD"] });
  const variant = chooseVariant(request.header("accept-encoding"), file);
  const answered = conditional(request, { etag: variant.etag }, () => send(request, file, variant));
  return whenThere(answered, (response) => {
    if (response.status === 404) return undefined;
    response.headers.set("Cache-Control", file.cacheControl);
    if (file.variants.length > 1) response.vary("Accept-Encoding");
    return response;
  });
}

function send(request: HttpRequest, file: ServedFile, variant: FileVariant): Eventual<HttpResponse> {
  const ranges = wantedRanges(request, variant);
  if (ranges === "unsatisfiable") return rangeNotSatisfiable(variant.size);
  return whenThere(variant.open(), (content) => {
    if (content === undefined) return new HttpResponse(undefined, { status: 404 });
    return sendContent(content, ranges, { ...variant, type: file.type });
  });
}

function sendContent(
  content: FileContent,
  ranges: readonly ByteRange[] | undefined,
  { type, size, encoding }: Pick<ServedFile, "type"> & Pick<FileVariant, "size" | "encoding">,
): HttpResponse {
  const { parts, length, headers } = partsOf(ranges, { type, size });
  return new HttpResponse(size === 0 ? "" : content.body(parts), {
    status: ranges === undefined ? 200 : 206,
    headers: {
      "Content-Type": type,
      ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
      ...headers,
      "Content-Length": String(length),
      "Accept-Ranges": "bytes",
    },
  });
}

/** A range of another state of the file would not fit what the client has: If-Range asks for all of it then. */
function wantedRanges(request: HttpRequest, { size, etag }: FileVariant) {
  const header = request.header("range");
  if (header === undefined || request.method === "HEAD") return undefined;
  const state = request.header("if-range");
  return state === undefined || state === `"${etag}"` ? readRanges(header, size) : undefined;
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.17 */
function rangeNotSatisfiable(size: number): HttpResponse {
  return new HttpResponse(undefined, { status: 416, headers: { "Content-Range": `bytes */${size}` } });
}

function partsOf(ranges: readonly ByteRange[] | undefined, file: { readonly type: string; readonly size: number }) {
  if (ranges === undefined) return { parts: [{ first: 0, last: file.size - 1 }], length: file.size, headers: {} };
  const [range, ...others] = ranges;
  if (range === undefined || others.length > 0) return multipartRanges(ranges, file);
  const headers = { "Content-Range": `bytes ${range.first}-${range.last}/${file.size}` };
  return { parts: [range], length: range.last - range.first + 1, headers };
}
