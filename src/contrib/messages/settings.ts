import { defineSettings, env } from "#rooms/config";

/** The settings of messages. */
export const messageSettings = defineSettings("messages", {
  MESSAGE_LEVEL: env
    .choice(["debug", "info", "success", "warning", "error"])
    .default("info")
    .describe("The least weighty messages that visitors see; others are dropped."),
});
