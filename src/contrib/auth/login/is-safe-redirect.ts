import type { HttpRequest } from "#rooms/http";

/**
 * True for an address of this very site, so that a login page cannot be used to send its visitors elsewhere.
 *
 * It is read as browsers read it: `//evil.example`, `/\evil.example` and `java\nscript:` lead away.
 *
 * @example
 * const next = isSafeRedirect(wanted, request) ? wanted : "/";
 *
 * @see https://url.spec.whatwg.org/#url-parsing
 * @see https://cwe.mitre.org/data/definitions/601.html
 */
export function isSafeRedirect(address: string, request: Pick<HttpRequest, "scheme" | "host">): boolean {
  if (address === "" || /[\p{Cc}\\]/u.test(address)) return false;
  const site = `${request.scheme}://${request.host}`;
  // `http:evil.example` is a path for browsers, and another site for other clients.
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) && !address.startsWith(site)) return false;
  return URL.canParse(address, site) && new URL(address, site).origin === new URL(site).origin;
}
