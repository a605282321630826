import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

const answers = new WeakMap<Socket, ServerResponse>();

/** Remembers what is being answered on a connection. */
export function noteAnswer(socket: Socket, response: ServerResponse): void {
  answers.set(socket, response);
}

/** True while an answer stands half written on the connection. */
export function isAnswering(socket: Socket): boolean {
  const response = answers.get(socket);
  return response?.headersSent === true && !response.writableFinished;
}
