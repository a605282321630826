import type { DrainLimits } from "#rooms/server";

/** A developer who presses Ctrl-C does not wait for idle connections, and not long for busy ones. */
export const developmentLimits: DrainLimits = { keepAliveMilliseconds: 0, graceMilliseconds: 2000 };
