import { Readable } from "node:stream";
import type { BusboyInstance } from "@fastify/busboy";
import { BadRequest, BodyTooLarge, FileTooLarge, TooManyFields, TooManyFiles } from "../../errors.ts";
import type { Part, PartLimits } from "./part.ts";
import { safeFileName } from "./safe-file-name.ts";

/** A part as the parser hands it over; a field has no file name. */
interface Arrival {
  readonly field: string | undefined;
  readonly name: string | undefined;
  readonly type: string;
  readonly stream: Readable;
}

/** Bytes and lines of the headers of one part; browsers send two short ones. */
const headerLimits = { headerSize: 8192, headerPairs: 20 };

/** @see https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1 */
const boundaryParameter = /^[^"]*;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'()+,./:=?-]{1,70}))\s*(?:;|$)/i;

/**
 * Reads a multipart body part by part, no faster than the parts are taken.
 *
 * What a refused client still sends is thrown away, so that it lives to read the answer.
 *
 * @throws BadRequest, BodyTooLarge, FileTooLarge, TooManyFields, TooManyFiles
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export async function* readParts(body: Readable, contentType: string, limits: PartLimits): AsyncGenerator<Part> {
  const parser = await createParser(contentType, limits);
  const { arrivals, fail } = watch(parser, limits);
  const stop = feed(body, parser, { limit: limits.bodySize, fail });
  const budget = { left: limits.fieldSize };
  try {
    for await (const arrival of arrivals as AsyncIterable<Arrival>) {
      const part = await partOf(arrival, budget, limits);
      if (part !== undefined) yield part;
      arrival.stream.resume();
    }
  } finally {
    stop();
  }
}

async function createParser(contentType: string, { fields, files }: PartLimits): Promise<BusboyInstance> {
  const [, quoted, plain] = boundaryParameter.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined)
    throw new BadRequest({ problem: "The multipart body has no boundary between its parts." });
  const { Busboy } = await import("@fastify/busboy");
  return new Busboy({
    headers: { "content-type": `multipart/form-data; boundary="${boundary}"` },
    // Fields too come as streams: their bytes can be counted, and are decoded strictly.
    isPartAFile: () => true,
    preservePath: true,
    limits: { ...headerLimits, fileSize: Number.POSITIVE_INFINITY, parts: fields + files },
  });
}

/** Queues what the parser finds; a failure reaches whoever waits for the next part, and the reader of an open one. */
function watch(parser: BusboyInstance, limits: PartLimits) {
  const arrivals = new Readable({ objectMode: true, read: () => undefined });
  const counts = { fields: 0, files: 0 };
  let open: Readable | undefined;
  const fail = (error: Error) => {
    open?.destroy(error);
    arrivals.destroy(error);
  };
  parser.on("file", (field: string | undefined, stream, name: string | undefined, _encoding, type) => {
    open = stream;
    // Its reader hears of an error; without a reader the iteration does.
    stream.on("error", () => undefined);
    if (name === undefined) counts.fields += 1;
    else counts.files += 1;
    if (counts.fields > limits.fields) fail(new TooManyFields({ limit: limits.fields }));
    else if (counts.files > limits.files) fail(new TooManyFiles({ limit: limits.files }));
    else arrivals.push({ field, name, type, stream } satisfies Arrival);
  });
  parser.on("partsLimit", () => fail(new TooManyFields({ limit: limits.fields })));
  parser.on("error", (cause) => fail(new BadRequest({ problem: "The multipart body is malformed." }, { cause })));
  parser.on("finish", () => arrivals.push(null));
  arrivals.on("error", () => undefined);
  return { arrivals, fail };
}

interface Feeding {
  readonly limit: number;
  readonly fail: (error: Error) => void;
}

/** Sends the body through the parser; the function returned stops that and lets the rest pass unread. */
function feed(body: Readable, parser: BusboyInstance, { limit, fail }: Feeding): () => void {
  let size = 0;
  const count = (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) fail(new BodyTooLarge({ limit }));
  };
  const leave = () => {
    if (!body.readableEnded) fail(new BadRequest({ problem: "The body of the request ended too early." }));
  };
  body.on("data", count).on("error", leave).on("close", leave).pipe(parser);
  return () => {
    body.off("data", count).off("close", leave).unpipe(parser);
    body.resume();
  };
}

async function partOf(arrival: Arrival, budget: { left: number }, limits: PartLimits): Promise<Part | undefined> {
  const { field, name, type, stream } = arrival;
  if (field === undefined) throw new BadRequest({ problem: "A part of the form has no name." });
  if (name === undefined) return { kind: "field", field, value: await readField(field, stream, { budget, limits }) };
  const safeName = safeFileName(name);
  if (safeName === "") return undefined;
  return { kind: "file", field, name: safeName, type, stream: limited(stream, limits.fileSize) };
}

async function readField(
  name: string,
  stream: Readable,
  { budget, limits }: { readonly budget: { left: number }; readonly limits: PartLimits },
): Promise<string> {
  const chunks: Buffer[] = [];
  const spend = (bytes: number) => {
    budget.left -= bytes;
    if (budget.left < 0) throw new BodyTooLarge({ limit: limits.fieldSize });
  };
  spend(Buffer.byteLength(name));
  for await (const chunk of stream) {
    spend(chunk.length);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new BadRequest({ problem: `The field ${JSON.stringify(name)} is not UTF-8.` }, { cause });
  }
}

/** A stream that its reader may leave in the middle: the parser's own must be read to its end. */
function limited(stream: Readable, limit: number): Readable {
  const bytes = async function* () {
    let size = 0;
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > limit) throw new FileTooLarge({ limit });
      yield chunk;
    }
  };
  return Readable.from(bytes(), { objectMode: false });
}
