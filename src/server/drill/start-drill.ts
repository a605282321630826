import { type ClientReport, runDrillClient } from "./drill-client.ts";
import { ReadyOrigins } from "./ready-origins.ts";

/** The load of a drill. */
export interface DrillOptions {
  /** Where the site answers; of several instances those that are ready get requests. */
  readonly origins: readonly string[];
  /** What is asked for. The last page, which may be slow, is for the first client alone; the others take turns. */
  readonly paths: readonly string[];
  readonly clients: number;
  /** Clients keep their connections, or open a new one for each request. */
  readonly keepAlive: boolean;
  /** The page that tells which of several instances is ready. Default `/readyz`. */
  readonly readyPath?: string;
}

/** What came of a drill. */
export interface DrillReport {
  readonly sent: number;
  readonly answered: number;
  readonly lost: number;
  /** How often requests were lost in which way. */
  readonly losses: Readonly<Record<string, number>>;
  /**
   * How long at most an instance got requests that wanted none, in milliseconds, since nobody had looked: one that stops
   * must go on to accept connections for longer. 0 for a single one.
   */
  readonly longestBlindness: number;
}

/** Clients that ask without a pause. */
export interface Drill {
  /** Lets the clients finish what they have sent, and returns what came of it. */
  stop(): Promise<DrillReport>;
}

/**
 * Starts clients that ask a site without a pause and count what is lost, while somebody restarts it.
 *
 * @example
 * const drill = await startDrill({ origins: ["http://127.0.0.1:8000"], paths: ["/healthz"], clients: 16, keepAlive: true });
 * process.kill(supervisor, "SIGHUP");
 * const { sent, answered, lost } = await drill.stop();
 */
export async function startDrill(options: DrillOptions): Promise<Drill> {
  const stop = new AbortController();
  const origins = await followOrigins(options, stop.signal);
  const clients = Array.from({ length: options.clients }, (_, index) =>
    runDrillClient({
      nextTarget: createTargets(() => origins.next(), pathsOf(index, options.paths)),
      keepAlive: options.keepAlive,
      stopping: stop.signal,
    }),
  );
  return {
    stop: async () => {
      stop.abort();
      return { ...summarize(await Promise.all(clients)), longestBlindness: origins.longestBlindness };
    },
  };
}

/** A single origin gets every request; of several only those do that want some. */
async function followOrigins(
  { origins, readyPath = "/readyz" }: DrillOptions,
  stopping: AbortSignal,
): Promise<Pick<ReadyOrigins, "next" | "longestBlindness">> {
  const [only, ...others] = origins;
  if (others.length === 0) return { next: () => only, longestBlindness: 0 };
  const ready = new ReadyOrigins(origins, readyPath);
  await ready.look();
  void ready.watch(stopping);
  return ready;
}

function pathsOf(client: number, paths: readonly string[]): readonly string[] {
  return client === 0 || paths.length === 1 ? paths.slice(-1) : paths.slice(0, -1);
}

function createTargets(nextOrigin: () => string | undefined, paths: readonly string[]): () => URL | undefined {
  let turn = 0;
  return () => {
    const origin = nextOrigin();
    const path = paths[turn++ % paths.length] ?? "/";
    return origin === undefined ? undefined : new URL(path, origin);
  };
}

function summarize(reports: readonly ClientReport[]): Omit<DrillReport, "longestBlindness"> {
  const sent = reports.reduce((sum, report) => sum + report.sent, 0);
  const answered = reports.reduce((sum, report) => sum + report.answered, 0);
  const losses = Object.groupBy(
    reports.flatMap((report) => report.losses),
    (loss) => loss,
  );
  const counts = Object.entries(losses).map(([loss, all = []]) => [loss, all.length]);
  return { sent, answered, lost: sent - answered, losses: Object.fromEntries(counts) };
}
