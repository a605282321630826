// Supervises worker.ts by the plan of `plan.json` in the directory named on its command line, and logs to stdout.
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { createLifecycle } from "#rooms/lifecycle";
import { createLogger, subscribeLogRecords } from "#rooms/logging";
import { SystemdNotifier, serverLogRecords, superviseWorkers } from "#rooms/server";

const logger = createLogger();
const directory = process.argv[2] ?? "";
const read = () => JSON.parse(readFileSync(join(directory, "plan.json"), "utf8"));
subscribeLogRecords(serverLogRecords, logger);
const lifecycle = createLifecycle({
  stopping: (reason) => logger.info({ reason }, "Stopping"),
  failed: (error) => logger.error({ error }, "Failed"),
});
lifecycle.listenToSignals();
try {
  await superviseWorkers({
    address: read().address,
    lagMilliseconds: read().lagMilliseconds ?? 0,
    plan: () => ({
      entry: new URL("worker.ts", import.meta.url),
      directory: realpathSync(join(directory, "current")),
      execPath: process.execPath,
      size: read().size,
      limits: { boot: 30_000, heartbeat: 30_000, leave: 20_000, requests: 0, residentBytes: 0, ...read().limits },
    }),
    notifier: new SystemdNotifier({
      socket: process.env.NOTIFY_SOCKET,
      watchdogMicroseconds: process.env.WATCHDOG_USEC === undefined ? undefined : Number(process.env.WATCHDOG_USEC),
    }),
    lifecycle,
  });
  await lifecycle.stop("done");
} catch (error) {
  logger.error({ error }, "Cannot start");
  await lifecycle.stop("cannot start", 1);
}
