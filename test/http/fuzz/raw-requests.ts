import type { Random } from "./random.ts";

/** A valid request whose marker stands in its path, in a header and, where it has one, in its body. */
export function validRequest(marker: string, random: Random): Buffer {
  const lines = [`Host: localhost`, `X-Marker: ${marker}`];
  const kinds = [getRequest, lengthRequest, chunkedRequest] as const;
  return Buffer.from(random.pick(kinds)(marker, lines, random), "latin1");
}

/** What the site answers to a valid request. */
export function expectedEcho(marker: string): RegExp {
  return new RegExp(`<${marker} ${marker} (?:${marker})?>`, "g");
}

/** Damages bytes: some are changed, cut out, doubled, or replaced by what parsers trip over. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let mutated = bytes;
  for (let count = 1 + random.below(4); count > 0; count -= 1) mutated = random.pick(mutations)(mutated, random);
  return mutated;
}

/** Cuts bytes into packets. */
export function splitAtRandom(bytes: Buffer, random: Random): Buffer[] {
  const pieces: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = start + 1 + random.below(random.pick([4, 40, 400, 4000]));
    pieces.push(bytes.subarray(start, end));
    start = end;
  }
  return pieces;
}

function getRequest(marker: string, lines: readonly string[]): string {
  return [`GET /echo/${marker}/ HTTP/1.1`, ...lines, "", ""].join("\r\n");
}

function lengthRequest(marker: string, lines: readonly string[]): string {
  return [`POST /echo/${marker}/ HTTP/1.1`, ...lines, `Content-Length: ${marker.length}`, "", marker].join("\r\n");
}

function chunkedRequest(marker: string, lines: readonly string[], random: Random): string {
  const cut = 1 + random.below(marker.length - 1);
  const chunks = [marker.slice(0, cut), marker.slice(cut), ""];
  const body = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join("");
  return [`POST /echo/${marker}/ HTTP/1.1`, ...lines, "Transfer-Encoding: chunked", "", body].join("\r\n");
}

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const tricks = [
  "\r\n",
  "\n",
  "\r",
  "\0",
  " ",
  ":",
  "\x0b",
  "\xff",
  "Content-Length: 3\r\n",
  "Content-Length: 0\r\n",
  "Transfer-Encoding: chunked\r\n",
  "Transfer-Encoding : chunked\r\n",
  "Transfer-Encoding: gzip\r\n",
  "Connection: Upgrade\r\nUpgrade: websocket\r\n",
  "Connection: close\r\n",
  "Expect: 100-continue\r\n",
  "HTTP/1.0",
  "CONNECT ",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "0\r\n\r\n",
  "ffffffff\r\n",
  "traceparent: 00-0-0-0\r\n",
  "%00",
  "%ff",
  "/../",
] as const;

const mutations = [
  changeByte,
  cutOut,
  (bytes: Buffer, random: Random) => insert(bytes, Buffer.from([random.below(256)]), random),
  (bytes: Buffer, random: Random) => insert(bytes, Buffer.from(random.pick(tricks), "latin1"), random),
  (bytes: Buffer, random: Random) => insert(bytes, bytes.subarray(0, random.below(bytes.length)), random),
] as const satisfies readonly Mutation[];

function changeByte(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  changed[random.below(bytes.length)] = random.below(256);
  return changed;
}

function cutOut(bytes: Buffer, random: Random): Buffer {
  const start = random.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + random.below(20))]);
}

function insert(bytes: Buffer, inserted: Buffer, random: Random): Buffer {
  const place = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, place), inserted, bytes.subarray(place)]);
}
