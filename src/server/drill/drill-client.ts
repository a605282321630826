import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** What one client has met. */
export interface ClientReport {
  readonly sent: number;
  readonly answered: number;
  /** How requests were lost, each in a few words. */
  readonly losses: readonly string[];
}

/** What one client does. */
export interface ClientOrders {
  /** Where to send the next request; undefined while nobody wants any. */
  readonly nextTarget: () => URL | undefined;
  /** One connection for all requests, or a new one for each. */
  readonly keepAlive: boolean;
  /** Aborted when no further request shall be sent. */
  readonly stopping: AbortSignal;
}

/** After this time without an answer a request is lost; milliseconds. */
const answerLimit = 60_000;

/** Behind a lost request, so that a site that is gone is not asked in a tight loop; milliseconds. */
const lossPause = 20;

/**
 * Sends one request after the other, without a pause, and counts as lost whatever is not a whole answer of the site:
 * refused, reset and cut ones, answers of 5xx, and those that do not come.
 */
export async function runDrillClient({ nextTarget, keepAlive, stopping }: ClientOrders): Promise<ClientReport> {
  const agent = new Agent({ keepAlive, maxSockets: 1 });
  const losses: string[] = [];
  let sent = 0;
  while (!stopping.aborted) {
    const target = nextTarget();
    sent += 1;
    const loss = target === undefined ? "nobody is ready" : await send(target, agent);
    if (loss === undefined) continue;
    losses.push(loss);
    await sleep(lossPause);
  }
  agent.destroy();
  return { sent, answered: sent - losses.length, losses };
}

/** Resolves with how the request was lost, or with nothing. */
async function send(target: URL, agent: Agent): Promise<string | undefined> {
  const sent = request(target, { agent, signal: AbortSignal.timeout(answerLimit) });
  try {
    sent.end();
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    return await read(response);
  } catch (error) {
    return nameOf(error);
  } finally {
    // Of a response that was cut nothing may stay behind.
    sent.on("error", () => undefined);
  }
}

async function read(response: IncomingMessage): Promise<string | undefined> {
  try {
    for await (const _ of response);
  } catch {
    return "cut";
  }
  const { statusCode = 0 } = response;
  return statusCode >= 500 ? `answered ${statusCode}` : undefined;
}

function nameOf(error: unknown): string {
  const names: Readonly<Record<string, string>> = { ECONNRESET: "reset", ECONNREFUSED: "refused", ABORT_ERR: "late" };
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return names[code] ?? code;
}
