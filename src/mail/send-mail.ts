import { currentMailer } from "./mailer.ts";
import type { Email, OutgoingMail } from "./message/email.ts";
import type { Delivery } from "./transports/mail-transport.ts";

/**
 * Sends a mail by the transport of `EMAIL_URL` and waits until it was taken.
 *
 * Inside a transaction use `onCommit(() => sendMail(…))`, so that nobody hears of what is rolled back.
 *
 * @returns The addresses that the server refused while it took others; normally none.
 * @throws MailInvalid for an address that is none, or a line break where a header would hold it.
 * @throws MailNotConfigured when there is no EMAIL_URL, MailNotSent with what the server said.
 *
 * @example
 * await sendMail({ to: "ada@example.com", subject: "Welcome", text: "Your account is ready." });
 */
export function sendMail(email: Email): Promise<Delivery> {
  return currentMailer.get().send(email);
}

/**
 * The mails that a project under test has sent, oldest first: `EMAIL_URL=memory:` keeps them.
 *
 * @example
 * assert.equal(running.run(() => mailOutbox()).at(-1)?.subject, "Welcome");
 */
export function mailOutbox(): readonly OutgoingMail[] {
  return currentMailer.get().outbox;
}
