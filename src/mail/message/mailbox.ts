/** Somebody's address, and perhaps the name that is shown with it. */
export interface Mailbox {
  /** Empty if there is none. */
  readonly name: string;
  readonly address: string;
}

/** RFC 5321 allows 254 characters for a whole address. */
const longestAddress = 254;

/** One `@`, and nothing that could end the address, begin another one or leave the line. */
const addressPattern = /^[^\s@<>(),:;\\"[\]\p{Cc}]+@[^\s@<>(),:;\\"[\]\p{Cc}]+$/u;

/**
 * Reads `ada@example.com` or `Ada Lovelace <ada@example.com>`; undefined for anything else, lists included.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5322#section-3.4
 */
export function parseMailbox(text: string): Mailbox | undefined {
  const [, quoted = "", address = text] = /^([^<>\p{Cc}]*?) *<([^<>]*)>$/u.exec(text) ?? [];
  const name = quoted.trim().replace(/^"(.*)"$/, "$1");
  return isAddress(address) ? { name, address } : undefined;
}

/** Writes a mailbox for people to read. */
export function formatMailbox({ name, address }: Mailbox): string {
  return name === "" ? address : `${name} <${address}>`;
}

function isAddress(text: string): boolean {
  return text.length <= longestAddress && addressPattern.test(text);
}
