import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import type { ConformanceCase } from "./cases.ts";

/** A server and what it calls the style sheet. */
export interface ConformanceServer {
  readonly port: number;
  /** Behind `/static/`. */
  readonly hashed: string;
}

/**
 * What a server answers, in a few words: status, encoding, range, methods, whether it may be kept; of the length of a
 * packed file only that it is one.
 */
export async function ask(server: ConformanceServer, asked: ConformanceCase): Promise<string> {
  const known = await validatorsOf(server);
  const headers = Object.entries(asked.headers ?? {}).map(([name, value]) => [
    name,
    value.replace("ETAG", known.etag).replace("DATE", known.date),
  ]);
  const { method = "GET", path = (hashed) => hashed } = asked;
  const response = await send(server, { method, path: path(server.hashed), headers: Object.fromEntries(headers) });
  return describe(response, method);
}

async function validatorsOf(server: ConformanceServer): Promise<{ readonly etag: string; readonly date: string }> {
  const { headers } = await send(server, { method: "HEAD", path: server.hashed, headers: {} });
  return { etag: String(headers.etag), date: headers["last-modified"] ?? new Date().toUTCString() };
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function send({ port }: ConformanceServer, { method, path, headers }: Sent): Promise<IncomingMessage> {
  const options = { port, path: `/static/${path}`, method, agent: false } as const;
  const sent = request({ ...options, headers: { Host: "localhost", ...headers } });
  sent.end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  await text(response);
  return response;
}

function describe({ statusCode, headers }: IncomingMessage, method: string): string {
  const encoding = headers["content-encoding"];
  const length = encoding === undefined && method === "HEAD" ? headers["content-length"] : undefined;
  const range = encoding === undefined ? headers["content-range"] : headers["content-range"]?.replace(/\d+$/, "packed");
  const parts = headers["content-type"]?.startsWith("multipart/byteranges") ? "in parts" : undefined;
  const words = [statusCode, encoding, range, parts, length && `of ${length} bytes`, headers.allow];
  return words.filter((word) => word !== undefined).join(" ");
}
