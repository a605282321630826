import { defineError } from "#rooms/errors";

/** The folder through which the workers of a site exchange their metrics is open to others. */
export const MetricsDirectoryUnsafe = defineError<{ path: string }>("metrics.directory_unsafe", {
  message: ({ path }) => `${path} is no folder that belongs to this user alone.`,
  hint: "Find out who made it, and delete it.",
});
