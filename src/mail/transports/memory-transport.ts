import type { OutgoingMail } from "../message/email.ts";
import type { Delivery, MailTransport } from "./mail-transport.ts";

/** Keeps mails for tests to look at. */
export class MemoryTransport implements MailTransport {
  readonly mails: OutgoingMail[] = [];

  async send(mail: OutgoingMail): Promise<Delivery> {
    this.mails.push(mail);
    return { refused: [] };
  }
}
