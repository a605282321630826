import type { HttpRequest } from "../request/http-request.ts";

/** The origin of an address, such as `https://example.com`; undefined if it has none. */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  return origin === "null" ? undefined : origin;
}

/** True for the request's own origin and for those listed; `https://*.example.com` stands for all subdomains. */
export function isTrustedOrigin(origin: string, request: HttpRequest, trusted: readonly string[]): boolean {
  const normal = originOf(origin);
  if (normal === undefined) return false;
  return normal === originOf(`${request.scheme}://${request.host}`) || trusted.some((entry) => matches(normal, entry));
}

function matches(origin: string, entry: string): boolean {
  const [scheme, host = ""] = entry.toLowerCase().split("://");
  if (!host.startsWith("*.")) return origin === originOf(entry);
  return origin.startsWith(`${scheme}://`) && origin.endsWith(host.slice(1));
}
