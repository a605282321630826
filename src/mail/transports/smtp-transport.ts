import { MailNotSent } from "../errors.ts";
import type { OutgoingMail } from "../message/email.ts";
import type { Mailbox } from "../message/mailbox.ts";
import type { MailTransport } from "./mail-transport.ts";

/** How the connection is encrypted: at once, by STARTTLS or not at all, or by STARTTLS if it is offered. */
export type SmtpSecurity = "tls" | "starttls" | "opportunistic";

/** A mail server. */
export interface SmtpServer {
  readonly url: URL;
  readonly security: SmtpSecurity;
  /** Seconds. */
  readonly timeout: number;
}

/**
 * Sends over SMTP, one connection a mail; certificates are verified.
 *
 * A password never leaves the machine in clear: with one, even `smtp:` insists on STARTTLS, unless the server is here.
 *
 * @throws MailNotSent with what the server said.
 */
export async function smtpTransport({ url, security, timeout }: SmtpServer): Promise<MailTransport> {
  // 2 MB of code that a process without mail never loads.
  const { createTransport } = await import("nodemailer");
  const auth = url.username === "" ? undefined : { user: decode(url.username), pass: decode(url.password) };
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const transporter = createTransport({
    host,
    port: Number(url.port || defaultPorts[security]),
    secure: security === "tls",
    requireTLS: security === "starttls" || (auth !== undefined && !isLoopback(host)),
    ...(auth !== undefined && { auth }),
    connectionTimeout: timeout * 1000,
    greetingTimeout: timeout * 1000,
    socketTimeout: timeout * 1000,
    dnsTimeout: timeout * 1000,
    // A mail holds what it was given, never a file or an address that its content names.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      try {
        const { rejected } = await transporter.sendMail(toNodemailer(mail));
        return {
          refused: rejected.map((entry: string | Mailbox) => (typeof entry === "string" ? entry : entry.address)),
        };
      } catch (error) {
        throw new MailNotSent({ server: url.host, problem: problemOf(error) }, { cause: error });
      }
    },
    close: () => transporter.close(),
  };
}

const defaultPorts = { tls: 465, starttls: 587, opportunistic: 25 };

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function decode(text: string): string {
  return decodeURIComponent(text);
}

function toNodemailer({ headers, attachments, html, ...mail }: OutgoingMail) {
  return {
    ...mail,
    from: { ...mail.from },
    to: [...mail.to],
    cc: [...mail.cc],
    bcc: [...mail.bcc],
    replyTo: [...mail.replyTo],
    headers: { ...headers },
    ...(html !== undefined && { html }),
    attachments: attachments.map(({ filename, content, contentType }) => ({
      filename,
      content: typeof content === "string" ? content : Buffer.from(content),
      ...(contentType !== undefined && { contentType }),
    })),
  };
}

function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
