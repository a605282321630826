import type { OutgoingMail } from "../message/email.ts";

/** What a transport answers with. */
export interface Delivery {
  /** The addresses that were refused while others were taken; empty if all went well. */
  readonly refused: readonly string[];
}

/** A way for mails to leave; it takes one after the other or many at once. */
export interface MailTransport {
  /** Hands a mail over; rejects if nobody's was taken. */
  send(mail: OutgoingMail): Promise<Delivery>;
  /** Ends what is still open; nothing is sent afterwards. */
  close?(): void | Promise<void>;
}

/** A kind of transport, by the scheme of EMAIL_URL. */
export interface MailTransportKind {
  /** What stands before the colon of EMAIL_URL. */
  readonly scheme: string;
  /** Opens the transport with the first mail; what is slow to load is imported here. */
  open(url: URL): MailTransport | Promise<MailTransport>;
}

/**
 * Defines a kind of transport; contribute it under `mailTransports`.
 *
 * @example
 * export const postmark = defineMailTransport({
 *   scheme: "postmark",
 *   open: (url) => ({
 *     async send(mail) {
 *       await postToPostmark(url.password, mail);
 *       return { refused: [] };
 *     },
 *   }),
 * });
 */
export function defineMailTransport(kind: MailTransportKind): MailTransportKind {
  return Object.freeze(kind);
}
