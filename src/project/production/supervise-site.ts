import { currentLifecycle } from "#rooms/lifecycle";
import { createLogger, openLogDestination, subscribeLogRecords } from "#rooms/logging";
import { serverLogRecords, superviseWorkers, type WorkerPlan } from "#rooms/server";
import { createNotifier } from "./create-notifier.ts";
import { readServerSettings, type ServingConfig } from "./read-serving-config.ts";
import { resolveRelease } from "./resolve-release.ts";
import type { ServeCall } from "./serve-call.ts";

/** A worker cuts off by itself what is not finished in time; one that does not even do that gets this much longer. */
const leaveMargin = 2000;

/** Serves a project from worker processes until the lifecycle stops; this process loads none of the project's code. */
export async function superviseSite(call: ServeCall): Promise<void> {
  const config = readServerSettings(call.directory);
  logEvents(config);
  await superviseWorkers({
    address: call.address,
    plan: () => planWorkers(call, readServerSettings(call.directory)),
    lagMilliseconds: config.server.SERVE_DRAIN_LAG * 1000,
    notifier: createNotifier(config.server),
    lifecycle: currentLifecycle.get(),
  });
}

/** What the supervisor logs belongs to no release, since it outlives them. */
function logEvents({ kernel }: ServingConfig): void {
  const { LOG_LEVEL: level, LOG_LEVELS: levels } = kernel;
  subscribeLogRecords(serverLogRecords, createLogger({ level, levels, destination: openLogDestination() }));
}

/** Reads the code and the configuration of now. */
function planWorkers({ directory, workers }: ServeCall, { config, server }: ServingConfig): WorkerPlan {
  return {
    ...resolveRelease(directory, config.environmentName),
    size: Math.max(1, workers ?? server.WEB_CONCURRENCY),
    limits: {
      boot: server.SERVE_BOOT_TIMEOUT * 1000,
      heartbeat: server.SERVE_HEARTBEAT_TIMEOUT * 1000,
      leave: server.SERVE_GRACEFUL_TIMEOUT * 1000 + leaveMargin,
      requests: server.SERVE_MAX_REQUESTS,
      residentBytes: server.SERVE_MAX_MEMORY * 2 ** 20,
    },
  };
}
