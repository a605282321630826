import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Eventual } from "#rooms/util";
import type { BodySource, HttpResponse } from "./http-response.ts";
import { discardStream, isBodySource, isStream, type StreamBody } from "./stream-body.ts";

/**
 * Writes a complete response to the socket; true once Node has taken all of it, false if the client left.
 *
 * @throws The stream's error, after the connection was destroyed: the client must not take half a body for a whole one.
 */
export function sendResponse(target: ServerResponse, response: HttpResponse): Eventual<boolean> {
  const { body } = response;
  if (target.destroyed) {
    discardStream(body);
    return false;
  }
  writeHead(target, response);
  if (!isStream(body) && !isBodySource(body)) return end(target, bodyBytes(body));
  if (target.req.method === "HEAD") {
    discardStream(body);
    return end(target, undefined);
  }
  return isBodySource(body) ? sendSource(target, body) : sendStream(target, body);
}

function writeHead(target: ServerResponse, { status, headers, cookies, body }: HttpResponse): void {
  const lines = headers.lines();
  const bytes = bodyBytes(body);
  const hasLength = bytes !== undefined && status !== 204 && status !== 304;
  if (hasLength && !headers.has("Content-Length")) lines.push("Content-Length", String(Buffer.byteLength(bytes)));
  for (const cookie of cookies) lines.push("Set-Cookie", cookie);
  target.writeHead(status, lines);
}

function bodyBytes(body: HttpResponse["body"]): string | Uint8Array | undefined {
  if (body === undefined) return "";
  return typeof body === "string" || body instanceof Uint8Array ? body : undefined;
}

async function sendStream(target: ServerResponse, body: StreamBody): Promise<boolean> {
  await pipeline(body instanceof Readable ? body : Readable.from(body), target);
  return true;
}

/** The client that left in the middle of a body. */
class ClientLeft extends Error {}

async function sendSource(target: ServerResponse, body: BodySource): Promise<boolean> {
  try {
    await body.writeTo((bytes) => write(target, bytes));
  } catch (error) {
    if (error instanceof ClientLeft) return false;
    throw error;
  }
  return end(target, undefined);
}

/** Resolves when the system has taken the bytes. */
function write(target: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(new ClientLeft());
    if (target.destroyed) return leave();
    target.once("close", leave);
    target.write(bytes, (error) => {
      target.off("close", leave);
      if (error) leave();
      else resolve();
    });
  });
}

function end(target: ServerResponse, bytes: string | Uint8Array | undefined): Eventual<boolean> {
  const { socket } = target;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  // Before the end: an answer that is not for a socket, as those of tests, is finished when `end` returns.
  target.on("finish", () => resolve(true));
  target.end(target.req.method === "HEAD" ? undefined : bytes);
  if (isTaken(socket)) return true;
  target.on("close", () => resolve(false));
  return promise;
}

/** True where the system has taken at once all that was written; an answer behind another one has no socket yet. */
function isTaken(socket: Socket | null): boolean {
  return socket !== null && socket.writableLength === 0 && !socket.destroyed;
}
