import { defineSettings, env } from "#rooms/config";

/** The settings of `tolv serve`. */
export const serverSettings = defineSettings("server", {
  WEB_CONCURRENCY: env
    .integer({ min: 0, max: 1024 })
    .default(0)
    .describe("Worker processes of `tolv serve`; 0 serves from one process without a supervisor."),
  SERVE_DRAIN_LAG: env
    .integer({ min: 0, max: 3600 })
    .default(0)
    .describe("Seconds that a stopping server goes on to accept connections while /readyz already says 503."),
  SERVE_GRACEFUL_TIMEOUT: env
    .integer({ min: 1, max: 86_400 })
    .default(25)
    .describe("Seconds that requests may take to finish, after the lag, before they are cut off."),
  SERVE_BOOT_TIMEOUT: env
    .integer({ min: 1, max: 3600 })
    .default(60)
    .describe("Seconds within which a new worker must take connections."),
  SERVE_HEARTBEAT_TIMEOUT: env
    .integer({ min: 1, max: 86_400 })
    .default(30)
    .describe("Seconds without a sign of life after which a worker is replaced."),
  SERVE_MAX_REQUESTS: env
    .integer({ min: 0 })
    .default(0)
    .describe("Requests, a tenth more or less, after which a worker is replaced gently; 0 for no limit."),
  SERVE_MAX_MEMORY: env
    .integer({ min: 0 })
    .default(0)
    .describe("Resident megabytes, a tenth more or less, above which a worker is replaced gently; 0 for no limit."),
  NOTIFY_SOCKET: env.string().optional().describe("Set by systemd: where readiness is told, by systemd-notify."),
  WATCHDOG_USEC: env
    .integer({ min: 1 })
    .optional()
    .describe("Set by systemd: microseconds within which it wants a sign of life."),
});
