import { redacted } from "#rooms/config";

/** Characters of a text that are logged; the rest is counted only. */
const maximalLength = 16_384;

/** The password of `postgres://user:password@host`; a number before a slash is a port instead. */
const urlPassword = /(:\/\/[^\s:/?#@]{0,128}:)(?!\d{1,5}[/?#])\S{1,512}@/g;

/** `token=…`, in a query string, a cookie or the connection text of PostgreSQL. */
const secretPair = /\b(\w{0,32}(?:password|passwd|secret|token|sessionid)\w{0,16}=)[^\s&;,"']+/gi;

/** What stands behind the scheme in an Authorization header. */
const authorization = /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi;

/** Without one of these no pattern above can match; most texts end here. */
const sign = /[=@]|bearer|basic/i;

/** Masks what looks like a secret inside a text, and cuts the text to a length that a log can hold. */
export function redactText(text: string): string {
  const cut = text.length > maximalLength ? `${text.slice(0, maximalLength)}… (${text.length} characters)` : text;
  if (!sign.test(cut)) return cut;
  return cut
    .replace(urlPassword, `$1${redacted}@`)
    .replace(secretPair, `$1${redacted}`)
    .replace(authorization, `$1 ${redacted}`);
}
