import { defineChannel } from "#rooms/events";

/** What is told of a mail: never whom it went to, nor what it said. */
export interface MailEvent {
  /** The scheme of EMAIL_URL. */
  readonly transport: string;
  readonly recipients: number;
  readonly milliseconds: number;
}

/** A transport has taken a mail. */
export const mailSent = defineChannel<MailEvent & { readonly refused: number }>("mail.sent");

/** A transport has not taken a mail; whoever sent it was told by the error. */
export const mailFailed = defineChannel<MailEvent & { readonly error: unknown }>("mail.failed");
