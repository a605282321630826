import { MailInvalid } from "../errors.ts";
import { mailSettings } from "../settings.ts";
import { type Addresses, type Attachment, type Email, type OutgoingMail, recipientsOf } from "./email.ts";
import { type Mailbox, parseMailbox } from "./mailbox.ts";

/**
 * Verifies a mail and fills in what it leaves out. Nothing in it can begin a header field of its own: line breaks and
 * other control characters are refused wherever a header would hold them.
 *
 * @throws MailInvalid naming the part that is wrong.
 *
 * @see https://cwe.mitre.org/data/definitions/93.html
 */
export async function completeMail(email: Email): Promise<OutgoingMail> {
  const mail = {
    from: readMailbox("from", email.from ?? mailSettings.values().DEFAULT_FROM_EMAIL),
    to: readMailboxes("to", email.to),
    cc: readMailboxes("cc", email.cc),
    bcc: readMailboxes("bcc", email.bcc),
    replyTo: readMailboxes("replyTo", email.replyTo),
    subject: onOneLine("subject", email.subject),
    text: email.text,
    headers: verifyHeaders(email.headers ?? {}),
    attachments: (email.attachments ?? []).map(verifyAttachment),
    html: await email.html?.render(),
    date: new Date(),
  };
  if (recipientsOf(mail).length === 0) throw new MailInvalid({ part: "to", problem: "there is no recipient" });
  return mail;
}

function readMailboxes(part: string, addresses: Addresses = []): readonly Mailbox[] {
  return (typeof addresses === "string" ? [addresses] : addresses).map((text) => readMailbox(part, text));
}

function readMailbox(part: string, text: string): Mailbox {
  const mailbox = parseMailbox(text);
  if (mailbox !== undefined) return mailbox;
  throw new MailInvalid({ part, problem: `${JSON.stringify(text)} is not one e-mail address` });
}

/** What this room writes itself; a second field of the name would contradict the first. */
const ownHeaders = new Set(
  "bcc cc content-transfer-encoding content-type date from message-id mime-version reply-to sender subject to".split(
    " ",
  ),
);

function verifyHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[A-Za-z0-9-]+$/.test(name) || ownHeaders.has(name.toLowerCase())) {
      throw new MailInvalid({ part: "headers", problem: `${JSON.stringify(name)} is not a further header field` });
    }
    onOneLine(name, value);
  }
  return headers;
}

function verifyAttachment(attachment: Attachment): Attachment {
  onOneLine("filename", attachment.filename);
  onOneLine("contentType", attachment.contentType ?? "");
  return attachment;
}

function onOneLine(part: string, text: string): string {
  if (!/[\p{Cc}\u2028\u2029]/u.test(text)) return text;
  throw new MailInvalid({ part, problem: "it contains a line break or another control character" });
}
