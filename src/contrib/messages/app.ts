import { defineApp, hooks, settings } from "#rooms/apps";
import { sessions } from "#rooms/contrib/sessions";
import { messageHook } from "./message-hook.ts";
import { messageSettings } from "./settings.ts";

/** Notices that a visitor sees once, on the next page. */
export const messages = defineApp({
  name: "messages",
  requires: [sessions],
  contributes: [hooks([messageHook]), settings(messageSettings)],
});
