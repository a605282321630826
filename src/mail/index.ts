export { mailChecks } from "./checks.ts";
export { sendTestEmailCommand } from "./commands/sendtestemail.ts";
export { MailInvalid, MailNotConfigured, MailNotSent, MailTransportUnknown } from "./errors.ts";
export { type MailEvent, mailFailed, mailSent } from "./events.ts";
export { mailLogRecords } from "./log-records.ts";
export { createMailer, currentMailer, type Mailer } from "./mailer.ts";
export type { Addresses, Attachment, Email, OutgoingMail } from "./message/email.ts";
export { formatMailbox, type Mailbox, parseMailbox } from "./message/mailbox.ts";
export { mailOutbox, sendMail } from "./send-mail.ts";
export { mailSettings } from "./settings.ts";
export {
  type Delivery,
  defineMailTransport,
  type MailTransport,
  type MailTransportKind,
} from "./transports/mail-transport.ts";
