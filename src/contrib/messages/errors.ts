import { defineError } from "#rooms/errors";

/** A message was added whose HTML is still to come: it could not be stored in the cookie. */
export const HtmlMessageAsynchronous = defineError<Record<string, never>>("messages.asynchronous", {
  message: () => "The HTML of a message contains a promise; a message must be complete when it is added.",
  hint: "Await the value before it is put into the template.",
});
