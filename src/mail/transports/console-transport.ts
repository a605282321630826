import { standardStreams } from "#rooms/management";
import type { OutgoingMail } from "../message/email.ts";
import { formatMailbox, type Mailbox } from "../message/mailbox.ts";
import type { MailTransport } from "./mail-transport.ts";

/** Prints mails on stdout, as people read them: nothing is encoded, so that links can be clicked. */
export const consoleTransport: MailTransport = {
  async send(mail) {
    standardStreams().stdout.write(`${renderMail(mail)}\n${"-".repeat(79)}\n`);
    return { refused: [] };
  },
};

/** The mail as text: the header fields in Django's order, the text, and what else there is. */
function renderMail(mail: OutgoingMail): string {
  const fields = [
    ["Subject", mail.subject],
    ["From", formatMailbox(mail.from)],
    ["To", list(mail.to)],
    ["Cc", list(mail.cc)],
    ["Bcc", list(mail.bcc)],
    ["Reply-To", list(mail.replyTo)],
    ["Date", mail.date.toUTCString().replace("GMT", "+0000")],
    ...Object.entries(mail.headers),
  ].filter(([, value]) => value !== "");
  return [...fields.map((field) => field.join(": ")), "", mail.text, ...extras(mail)].join("\n");
}

function list(mailboxes: readonly Mailbox[]): string {
  return mailboxes.map(formatMailbox).join(", ");
}

function* extras({ html, attachments }: OutgoingMail): Iterable<string> {
  if (html !== undefined) yield `\n[and as HTML]\n${html}`;
  for (const { filename } of attachments) yield `\n[attached: ${filename}]`;
}
