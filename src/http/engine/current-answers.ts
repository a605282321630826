import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

const answers = new WeakMap<Socket, ServerResponse>();

/** Remembers what is being answered on a connection. */
export function noteAnswer(socket: Socket, response: ServerResponse): void {
  answers.set(socket, response);
}

/** True once an answer ends the connection: nothing that comes behind its request is a request. */
export function isEnding(socket: Socket): boolean {
  return answers.get(socket)?.shouldKeepAlive === false;
}

/** True from the head of a request until its answer has been written. */
export function isBusy(socket: Socket): boolean {
  return answers.get(socket)?.writableFinished === false;
}

/** True while an answer stands half written on the connection. */
export function isAnswering(socket: Socket): boolean {
  return isBusy(socket) && answers.get(socket)?.headersSent === true;
}
