import { oncePerName } from "#rooms/util";
import { HostRefused } from "../errors.ts";
import type { SiteSettings } from "../settings.ts";

const developmentHosts = ["localhost", ".localhost", "127.0.0.1", "[::1]"];

/**
 * Lets only requests pass that were meant for this site.
 *
 * @throws HostRefused when the Host header is missing, repeated, malformed or not in ALLOWED_HOSTS.
 * @see https://docs.djangoproject.com/en/5.2/ref/settings/#allowed-hosts
 */
export function verifyHost(host: string, rawHeaders: readonly string[], settings: SiteSettings): void {
  if (host === "") throw new HostRefused({ host, problem: "is missing" });
  if (countHosts(rawHeaders) > 1) throw new HostRefused({ host, problem: "appears more than once" });
  const name = hostNameOf(host);
  if (name === undefined) throw new HostRefused({ host, problem: "is malformed" });
  const allowed = settings.DEBUG && settings.ALLOWED_HOSTS.length === 0 ? developmentHosts : settings.ALLOWED_HOSTS;
  if (!allowed.some((pattern) => matches(name, pattern))) throw new HostRefused({ host, problem: "is not allowed" });
}

function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    if (name.length === "host".length && name.toLowerCase() === "host") count += 1;
  }
  return count;
}

/** A site is asked under a handful of names. */
const hostNameOf = oncePerName(hostName);

/** The name without port and final dot, in lower case. */
function hostName(host: string): string | undefined {
  const [, name] = /^([a-z0-9._-]+|\[[a-f0-9:.]+\])(?::\d{1,5})?$/i.exec(host) ?? [];
  return name?.toLowerCase().replace(/\.$/, "");
}

function matches(name: string, pattern: string): boolean {
  const expected = pattern.toLowerCase();
  if (expected === "*") return true;
  return expected.startsWith(".") ? name.endsWith(expected) || name === expected.slice(1) : name === expected;
}
