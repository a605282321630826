import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { connectionRefused } from "../events.ts";
import { securityHeaderLines } from "../response/security-headers.ts";
import { isAnsweringEarly, wholeRequestsAnswered } from "./current-answers.ts";
import { STATUS_CODES } from "./node-http.ts";

const statuses: { readonly [code: string]: number } = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

const refused = new WeakSet<Socket>();

/**
 * Answers bytes that are no HTTP request, or that come too slowly, and ends the connection: after the answers to the
 * requests before them, which would otherwise be taken for theirs.
 */
export async function refuseConnection(error: Error & { readonly code?: string }, socket: Socket): Promise<void> {
  const problem = error.code ?? error.message;
  if (problem === "ECONNRESET") return void socket.destroy();
  // Node tells of each further packet on a connection that it has given up.
  if (refused.has(socket)) return;
  refused.add(socket);
  await wholeRequestsAnswered(socket);
  if (!socket.writable) return socket.destroySoon();
  const status = statuses[problem] ?? 400;
  connectionRefused.emit({ remoteAddress: socket.remoteAddress, status, problem });
  // In the middle of an answer another one would be taken for its continuation.
  if (isAnsweringEarly(socket)) socket.destroy();
  else socket.end(refusal(status), () => socket.destroy());
}

/** Answers CONNECT: this is no proxy. */
export function refuseTunnel({ socket: { remoteAddress } }: IncomingMessage, socket: Duplex): void {
  connectionRefused.emit({ remoteAddress, status: 501, problem: "CONNECT" });
  // Node has let go of the connection, its errors included.
  socket.on("error", () => undefined);
  socket.end(refusal(501), () => socket.destroy());
}

function refusal(status: number): string {
  const text = `${STATUS_CODES[status]} (${status})\n`;
  const type = "Content-Type: text/plain; charset=utf-8";
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n${type}\r\nContent-Length: ${text.length}\r\n${securityHeaderLines}\r\n${text}`;
}
