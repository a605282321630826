import { defineError } from "#rooms/errors";

export const HtmlMessageAsynchronous = defineError<Record<string, never>>("messages.asynchronous", {
  message: () => "The HTML of a message contains a promise; a message must be complete when it is added.",
  hint: "Await the value before it is put into the template.",
});
