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
export async function smtpTransport(server: SmtpServer): Promise<MailTransport> {
  // 2 MB of code that a process without mail never loads.
  const { createTransport } = await import("nodemailer");
  const transporter = createTransport(connectionOptions(server));
  return {
    async send(mail) {
      try {
        const { rejected } = await transporter.sendMail(toNodemailer(mail));
        return { refused: rejected.map(addressOf) };
      } catch (error) {
        throw new MailNotSent({ server: server.url.host, problem: problemOf(error) }, { cause: error });
      }
    },
    close: () => transporter.close(),
  };
}

function connectionOptions({ url, security, timeout }: SmtpServer) {
  const { username, password, hostname, port } = url;
  const auth = username === "" ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  const host = hostname.replace(/^\[|\]$/g, "");
  const milliseconds = timeout * 1000;
  return {
    host,
    port: Number(port || defaultPorts[security]),
    secure: security === "tls",
    requireTLS: security === "starttls" || (auth !== undefined && !isLoopback(host)),
    ...(auth !== undefined && { auth }),
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    dnsTimeout: milliseconds,
    // A mail holds what it was given, never a file or an address that its content names.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const defaultPorts = { tls: 465, starttls: 587, opportunistic: 25 };

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
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

function addressOf(entry: string | Mailbox): string {
  return typeof entry === "string" ? entry : entry.address;
}

function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
