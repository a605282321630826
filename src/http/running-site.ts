import type { ContextEntry } from "#rooms/context";
import type { Logger } from "#rooms/logging";
import type { ReadinessWatch } from "./health/readiness-watch.ts";
import type { Workload } from "./load/workload.ts";
import type { ClientReader } from "./request/identify-client.ts";
import type { RouteTable } from "./routing/route-table.ts";
import type { SiteOptions } from "./site.ts";

/** A site with what was made of its options. */
export interface RunningSite extends SiteOptions {
  readonly table: RouteTable;
  readonly readClient: ClientReader;
  readonly workload: Workload;
  /** What `/readyz` asks. */
  readonly watches: readonly ReadinessWatch[];
  /** What each request finds in the ambient context. */
  readonly context: readonly ContextEntry[];
  /** The logger of that context, from which each request's descends. */
  readonly logger: Logger | undefined;
  /** What `X-Release` says; undefined where it is switched off. */
  readonly releaseHeader: string | undefined;
  /** Aborted once the process is leaving. */
  readonly draining: AbortSignal;
}
