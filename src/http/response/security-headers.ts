import type { SiteSettings } from "../settings.ts";
import { defaultPolicy, policyHeader } from "./content-security-policy.ts";
import { HttpHeaders } from "./http-headers.ts";
import type { HttpResponse } from "./http-response.ts";

const defaults = new HttpHeaders({
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  [policyHeader]: defaultPolicy,
});

/**
 * Adds the headers that every answer carries; those that the response has already stay as they are.
 *
 * @see https://owasp.org/www-project-secure-headers/
 */
export function addSecurityHeaders(response: HttpResponse, isSecure: boolean, settings: SiteSettings): void {
  response.headers.setDefaults(defaults);
  if (isSecure && settings.SECURE_HSTS_SECONDS > 0) {
    response.headers.setDefault("Strict-Transport-Security", transportSecurity(settings));
  }
}

function transportSecurity(settings: SiteSettings): string {
  const subdomains = settings.SECURE_HSTS_INCLUDE_SUBDOMAINS ? "; includeSubDomains" : "";
  const preload = settings.SECURE_HSTS_PRELOAD ? "; preload" : "";
  return `max-age=${settings.SECURE_HSTS_SECONDS}${subdomains}${preload}`;
}

/** The same headers as lines, for answers that are written before there is a request. */
export const securityHeaderLines = Array.from(defaults, ([name, value]) => `${name}: ${value}\r\n`).join("");
