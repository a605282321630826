import { defineError } from "#rooms/errors";

/** A mail that cannot be sent as it is. */
export const MailInvalid = defineError<{ part: string; problem: string }>("mail.invalid", {
  message: ({ part, problem }) => `The mail was refused for its "${part}": ${problem}.`,
  hint: "Check what people typed before it goes into a mail; several addresses are a list of strings.",
});

/** There is no mail server: raised when something is sent. */
export const MailNotConfigured = defineError<Record<string, never>>("mail.not_configured", {
  message: () => "A mail was to be sent, but EMAIL_URL is not set.",
  hint: "Set EMAIL_URL=smtps://user:password@host, or EMAIL_URL=console: to print mails.",
});

/** EMAIL_URL has a scheme that no transport answers to. */
export const MailTransportUnknown = defineError<{ scheme: string; known: readonly string[] }>(
  "mail.transport_unknown",
  {
    message: ({ scheme, known }) => `EMAIL_URL begins with "${scheme}:"; the transports here are ${known.join(", ")}.`,
    hint: "Correct EMAIL_URL, or list the app that contributes the transport.",
  },
);

/** The server did not take the mail; `cause` is what it said. */
export const MailNotSent = defineError<{ server: string; problem: string }>("mail.not_sent", {
  message: ({ server, problem }) => `The mail could not be handed over to ${server}: ${problem}`,
  hint: "Try `tolv sendtestemail you@example.com` in the same environment.",
});
