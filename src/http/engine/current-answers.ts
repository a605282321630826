import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** The last two answers of a connection: what comes behind a request may be there before its own answer. */
interface Answers {
  latest: ServerResponse;
  before: ServerResponse | undefined;
}

const answers = new WeakMap<Socket, Answers>();

/** Remembers what is being answered on a connection. */
export function noteAnswer(socket: Socket, response: ServerResponse): void {
  const known = answers.get(socket);
  if (known === undefined) return void answers.set(socket, { latest: response, before: undefined });
  known.before = known.latest;
  known.latest = response;
}

/** True once an answer ends the connection: nothing that comes behind its request is a request. */
export function isEnding(socket: Socket): boolean {
  return answers.get(socket)?.latest.shouldKeepAlive === false;
}

/** True from the head of a request until its answer has been written. */
export function isBusy(socket: Socket): boolean {
  return answers.get(socket)?.latest.writableFinished === false;
}

/** True while the answer to a request that has not yet arrived as a whole stands half written on the connection. */
export function isAnsweringEarly(socket: Socket): boolean {
  const { latest } = answers.get(socket) ?? {};
  return latest?.headersSent === true && !latest.writableFinished;
}

/** Resolves when every request that has arrived as a whole is answered; undefined when that is so already. */
export function wholeRequestsAnswered(socket: Socket): Promise<void> | undefined {
  const { latest, before } = answers.get(socket) ?? {};
  const last = latest?.req.complete === false ? before : latest;
  // Answers are written in the order of their requests: the last one is the last.
  if (last === undefined || last.writableFinished || last.destroyed) return undefined;
  return new Promise((resolve) => last.once("close", resolve));
}
