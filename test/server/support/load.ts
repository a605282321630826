import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** What clients met that asked one request after the other. */
export interface LoadResult {
  readonly answered: number;
  /** Refused, reset and unfinished requests. */
  readonly lost: readonly unknown[];
}

/** Starts clients that post without a pause, on one connection each or on a new one for each request. */
export function startLoad(port: number, { clients, keepAlive }: { clients: number; keepAlive: boolean }) {
  const stop = new AbortController();
  const running = Array.from({ length: clients }, () => postOnAndOn(port, keepAlive, stop.signal));
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

async function postOnAndOn(port: number, keepAlive: boolean, signal: AbortSignal): Promise<LoadResult> {
  const agent = new Agent({ keepAlive, maxSockets: 1 });
  const lost: unknown[] = [];
  let answered = 0;
  while (!signal.aborted) {
    try {
      const { statusCode } = await post(port, agent);
      if (statusCode === 200) answered += 1;
      else lost.push(statusCode);
    } catch (error) {
      lost.push(error);
    }
  }
  agent.destroy();
  return { answered, lost };
}

/** Posts a kilobyte and returns the whole answer. */
export async function post(port: number, agent: Agent): Promise<IncomingMessage & { body: string }> {
  const sent = request({ port, host: "127.0.0.1", agent, method: "POST", path: "/" });
  sent.end("x".repeat(1000));
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return Object.assign(response, { body: await text(response) });
}
