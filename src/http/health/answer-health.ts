import type { HttpRequest } from "../request/http-request.ts";
import type { HttpResponse } from "../response/http-response.ts";
import { neverCache } from "../response/never-cache.ts";
import { respond } from "../response/respond.ts";
import type { RunningSite } from "../running-site.ts";
import type { ReadinessWatch } from "./readiness-watch.ts";

const alivePath = "/healthz";
const readyPath = "/readyz";

/** True for the addresses that orchestrators ask every few seconds. */
export function isHealthPath(path: string): boolean {
  return path === alivePath || path === readyPath;
}

/**
 * Answers `/healthz` (this process lives) and `/readyz` (requests may be sent to it); undefined for anything else.
 *
 * It comes before the host check and the hooks: an orchestrator asks by address, not by name, and must get its
 * answer when the database is gone. It says nothing that an outsider could use.
 *
 * @see https://kubernetes.io/docs/reference/using-api/health-checks/
 */
export function answerHealth({ method, path }: HttpRequest, site: RunningSite): Promise<HttpResponse> | undefined {
  if (!isHealthPath(path) || (method !== "GET" && method !== "HEAD")) return undefined;
  return path === alivePath ? answerAlive(site) : answerReady(site);
}

async function answerAlive({ release }: RunningSite): Promise<HttpResponse> {
  return neverCache(respond.json({ status: "alive", release }));
}

async function answerReady({ draining, watches, settings, release }: RunningSite): Promise<HttpResponse> {
  if (draining.aborted) return neverCache(respond.json({ status: "draining", release }, { status: 503 }));
  const checks = await Promise.all(watches.map((watch) => askWatch(watch, settings.DEBUG)));
  const isReady = checks.every(({ status }) => status === "ready");
  const answer = { status: isReady ? "ready" : "unready", checks, release };
  return neverCache(respond.json(answer, { status: isReady ? 200 : 503 }));
}

/** The outcome of one check, as `/readyz` shows it. */
interface CheckOutcome {
  readonly name: string;
  readonly status: "ready" | "unready";
  /** In DEBUG only. */
  readonly detail?: string;
}

async function askWatch(watch: ReadinessWatch, debug: boolean): Promise<CheckOutcome> {
  const failure = await watch.ask();
  if (failure === undefined) return { name: watch.name, status: "ready" };
  return { name: watch.name, status: "unready", ...(debug ? { detail: String(failure.error) } : {}) };
}
