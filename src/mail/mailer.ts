import { defineContextKey } from "#rooms/context";
import { MailNotConfigured, MailTransportUnknown } from "./errors.ts";
import { mailFailed, mailSent } from "./events.ts";
import { completeMail } from "./message/complete-mail.ts";
import { type Email, type OutgoingMail, recipientsOf } from "./message/email.ts";
import { mailSettings } from "./settings.ts";
import { builtInTransports } from "./transports/built-in-transports.ts";
import type { Delivery, MailTransport, MailTransportKind } from "./transports/mail-transport.ts";
import { MemoryTransport } from "./transports/memory-transport.ts";

/** Sends the mails of one project by the transport of its EMAIL_URL. */
export interface Mailer {
  /** The schemes that EMAIL_URL may have. */
  readonly schemes: readonly string[];
  /** What `memory:` has kept, oldest first; empty with another transport. */
  readonly outbox: readonly OutgoingMail[];
  /** See `sendMail`. */
  send(email: Email): Promise<Delivery>;
  /** Waits for what is on its way and closes the transport. */
  close(): Promise<void>;
}

/** The mailer of the running project. */
export const currentMailer = defineContextKey<Mailer>("mail.mailer");

/**
 * Makes the mailer of a project; its transport is opened by the first mail.
 *
 * @param kinds Transports besides Tolv's own.
 */
export function createMailer(kinds: readonly MailTransportKind[] = []): Mailer {
  return new ProjectMailer([...builtInTransports, ...kinds]);
}

class ProjectMailer implements Mailer {
  readonly #kinds: readonly MailTransportKind[];
  readonly #sending = new Set<Promise<unknown>>();
  #opened: Promise<MailTransport> | undefined;
  #outbox: readonly OutgoingMail[] = [];

  constructor(kinds: readonly MailTransportKind[]) {
    this.#kinds = kinds;
  }

  get schemes(): readonly string[] {
    return this.#kinds.map(({ scheme }) => scheme);
  }

  get outbox(): readonly OutgoingMail[] {
    return this.#outbox;
  }

  send(email: Email): Promise<Delivery> {
    const delivery = this.#deliver(email);
    this.#sending.add(delivery);
    return delivery.finally(() => this.#sending.delete(delivery));
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#sending);
    // A transport that could not be opened has told whoever sent the first mail.
    const transport = await this.#opened?.catch(() => undefined);
    await transport?.close?.();
  }

  async #deliver(email: Email): Promise<Delivery> {
    const mail = await completeMail(email);
    const url = configuredUrl();
    this.#opened ??= this.#open(url);
    const transport = await this.#opened;
    return reportDelivery(mail, url, () => transport.send(mail));
  }

  async #open(url: URL): Promise<MailTransport> {
    const transport = await kindOf(url, this.#kinds).open(url);
    if (transport instanceof MemoryTransport) this.#outbox = transport.mails;
    return transport;
  }
}

function configuredUrl(): URL {
  const { EMAIL_URL } = mailSettings.values();
  if (EMAIL_URL === undefined) throw new MailNotConfigured({});
  return new URL(EMAIL_URL);
}

function kindOf({ protocol }: URL, kinds: readonly MailTransportKind[]): MailTransportKind {
  const scheme = protocol.slice(0, -1);
  const kind = kinds.find((candidate) => candidate.scheme === scheme);
  if (kind !== undefined) return kind;
  throw new MailTransportUnknown({ scheme, known: kinds.map((candidate) => candidate.scheme) });
}

async function reportDelivery(
  mail: OutgoingMail,
  { protocol }: URL,
  deliver: () => Promise<Delivery>,
): Promise<Delivery> {
  const started = performance.now();
  const recipients = recipientsOf(mail).length;
  const event = () => ({ transport: protocol.slice(0, -1), recipients, milliseconds: performance.now() - started });
  try {
    const delivery = await deliver();
    mailSent.emit({ ...event(), refused: delivery.refused.length });
    return delivery;
  } catch (error) {
    mailFailed.emit({ ...event(), error });
    throw error;
  }
}
