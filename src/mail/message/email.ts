import type { Html } from "#rooms/html";
import type { Mailbox } from "./mailbox.ts";

/** `ada@example.com` or `Ada Lovelace <ada@example.com>`, one or several. */
export type Addresses = string | readonly string[];

/** A file that goes with a mail. */
export interface Attachment {
  readonly filename: string;
  readonly content: string | Uint8Array;
  /** Default: what the name's ending says. */
  readonly contentType?: string;
}

/** A mail as an application writes it. */
export interface Email {
  readonly to?: Addresses;
  readonly cc?: Addresses;
  /** Addresses that get the mail without being named in it. */
  readonly bcc?: Addresses;
  /** Default: `DEFAULT_FROM_EMAIL`. */
  readonly from?: string;
  readonly replyTo?: Addresses;
  readonly subject: string;
  readonly text: string;
  /** The same content for readers that show HTML. */
  readonly html?: Html;
  /** Further header fields, such as `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly Attachment[];
}

/** A mail that was verified and completed: what a transport is given. */
export interface OutgoingMail {
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly Attachment[];
  readonly date: Date;
}

/** Everybody whom a mail goes to, named in it or not. */
export function recipientsOf({ to, cc, bcc }: OutgoingMail): readonly Mailbox[] {
  return [...to, ...cc, ...bcc];
}
