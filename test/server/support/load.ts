import { once } from "node:events";
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** What clients met that asked one request after the other. */
export interface LoadResult {
  readonly answered: number;
  /** Refused, reset and unfinished requests. */
  readonly lost: readonly unknown[];
}

/** One request with its whole answer. */
export type Ask = (agent: Agent) => Promise<{ readonly statusCode?: number | undefined }>;

/** Starts clients that ask without a pause, on one connection each or on a new one for each request. */
export function startLoad(ask: Ask, { clients, keepAlive }: { clients: number; keepAlive: boolean }) {
  const stop = new AbortController();
  const running = Array.from({ length: clients }, () => askOnAndOn(ask, keepAlive, stop.signal));
  return {
    stop: async (): Promise<LoadResult> => {
      stop.abort();
      const results = await Promise.all(running);
      return {
        answered: results.reduce((sum, { answered }) => sum + answered, 0),
        lost: results.flatMap(({ lost }) => lost),
      };
    },
  };
}

async function askOnAndOn(ask: Ask, keepAlive: boolean, signal: AbortSignal): Promise<LoadResult> {
  const agent = new Agent({ keepAlive, maxSockets: 1 });
  const lost: unknown[] = [];
  let answered = 0;
  while (!signal.aborted) {
    try {
      const { statusCode } = await ask(agent);
      if (statusCode === 200) answered += 1;
      else lost.push(statusCode);
    } catch (error) {
      lost.push(error);
    }
  }
  agent.destroy();
  return { answered, lost };
}

/** An answer with its body. */
export type Answer = IncomingMessage & { readonly body: string };

/** Posts a kilobyte. */
export function post(port: number, agent: Agent): Promise<Answer> {
  return send(request({ port, host: "127.0.0.1", agent, method: "POST" }), "x".repeat(1000));
}

/** Gets a page. */
export function get(port: number, { path, agent }: { path: string; agent: Agent }): Promise<Answer> {
  return send(request({ port, host: "127.0.0.1", agent, path }), "");
}

async function send(sent: ClientRequest, body: string): Promise<Answer> {
  sent.end(body);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return Object.assign(response, { body: await text(response) });
}
