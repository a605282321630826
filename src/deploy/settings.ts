import { defineSettings, env } from "#rooms/config";

/** The settings of `tolv clock`. */
export const clockSettings = defineSettings("deploy", {
  CLOCK_GRACEFUL_TIMEOUT: env
    .integer({ min: 1, max: 86_400 })
    .default(25)
    .describe("Seconds that running commands of the clock may take to finish when it stops, before they are ended."),
});
