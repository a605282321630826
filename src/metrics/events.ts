import { defineChannel } from "#rooms/events";

/** Another program than a worker of this site listens on METRICS_PORT, so that metrics cannot be asked for. */
export const metricsPortTaken = defineChannel<{ readonly host: string; readonly port: number }>("metrics.port_taken");
