import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Knows the connections of a server and the responses that are in work on each. */
export class ConnectionTracker {
  readonly #server: Server;
  /** Those that have ended are among them until the connection's next one. */
  readonly #responses = new Map<Socket, ServerResponse[]>();
  readonly #gone = Promise.withResolvers<void>();
  #closing = false;
  #idleMayStay = true;

  constructor(server: Server) {
    this.#server = server;
    server.on("connection", (socket) => this.#trackConnection(socket));
    this.#trackResponses();
  }

  /** Lets another listener answer from now on. */
  answerWith(listener: RequestListener): void {
    this.#server.removeAllListeners("request").on("request", listener);
    this.#trackResponses();
  }

  /** Makes each response that has not begun, and every one to come, say `Connection: close`. */
  sayClose(): void {
    this.#closing = true;
    for (const response of this.#inWork()) this.#sayClose(response);
  }

  /** Closes connections without a response in work, now and as soon as one becomes idle. */
  closeIdle(): void {
    this.#idleMayStay = false;
    for (const [socket, responses] of this.#responses) if (responses.every(isClosed)) socket.destroy();
  }

  /** Resolves when no connection is left; call it after `sayClose`, when no more are accepted. */
  gone(): Promise<void> {
    this.#resolveWhenGone();
    return this.#gone.promise;
  }

  /** Closes every connection and returns the responses that it broke off. */
  closeAll(): readonly ServerResponse[] {
    const abandoned = this.#inWork();
    for (const socket of this.#responses.keys()) socket.destroy();
    return abandoned;
  }

  #inWork(): ServerResponse[] {
    return [...this.#responses.values()].flat().filter((response) => !isClosed(response));
  }

  #trackConnection(socket: Socket): void {
    this.#responses.set(socket, []);
    socket.once("close", () => {
      this.#responses.delete(socket);
      this.#resolveWhenGone();
    });
  }

  #resolveWhenGone(): void {
    if (this.#closing && this.#responses.size === 0) this.#gone.resolve();
  }

  #trackResponses(): void {
    // Before the listener of the application, which may answer at once.
    this.#server.prependListener("request", (request, response) => this.#trackResponse(request, response));
  }

  #trackResponse({ socket }: IncomingMessage, response: ServerResponse): void {
    const responses = this.#responses.get(socket) ?? [];
    // A connection's responses end in their order.
    while (responses[0]?.closed) responses.shift();
    responses.push(response);
    if (this.#closing) this.#sayClose(response);
  }

  #sayClose(response: ServerResponse): void {
    if (!response.headersSent) response.setHeader("Connection", "close");
    const { socket } = response.req;
    response.once("close", () => {
      if (!this.#idleMayStay && this.#responses.get(socket)?.every(isClosed)) socket.end();
    });
  }
}

function isClosed({ closed }: ServerResponse): boolean {
  return closed;
}
