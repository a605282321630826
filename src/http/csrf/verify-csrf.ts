import { CsrfFailed } from "../errors.ts";
import type { HttpRequest } from "../request/http-request.ts";
import { isFormType } from "../request/read-form.ts";
import type { SiteSettings } from "../settings.ts";
import { cookieSecret, csrfFieldName } from "./csrf-cookie.ts";
import { equalSecrets, readSecret } from "./csrf-token.ts";
import { isTrustedOrigin, originOf } from "./trusted-origins.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS", "TRACE"]);

/**
 * Lets a request that changes something pass only if it comes from this site: by its origin and by its token. A
 * request that changes nothing passes at once.
 *
 * @throws CsrfFailed with Django's wording of the reason.
 * @see https://docs.djangoproject.com/en/5.2/ref/csrf/#how-it-works
 * @see https://web.dev/articles/fetch-metadata
 */
export function verifyCsrf(request: HttpRequest, settings: SiteSettings): Promise<void> | undefined {
  return safeMethods.has(request.method) ? undefined : verifyOriginAndToken(request, settings);
}

async function verifyOriginAndToken(request: HttpRequest, settings: SiteSettings): Promise<void> {
  const reason = refuseOrigin(request, settings.CSRF_TRUSTED_ORIGINS) ?? (await refuseToken(request));
  if (reason !== undefined) throw new CsrfFailed({ reason });
}

function refuseOrigin(request: HttpRequest, trusted: readonly string[]): string | undefined {
  const origin = request.header("origin");
  if (origin !== undefined) {
    if (isTrustedOrigin(origin, request, trusted)) return undefined;
    return `Origin checking failed - ${origin} does not match any trusted origins.`;
  }
  const site = request.header("sec-fetch-site");
  if (site === "cross-site" || site === "same-site") return `Sec-Fetch-Site checking failed - the request is ${site}.`;
  return request.isSecure ? refuseReferer(request, trusted) : undefined;
}

function refuseReferer(request: HttpRequest, trusted: readonly string[]): string | undefined {
  const referer = request.header("referer");
  if (referer === undefined) return "Referer checking failed - no Referer.";
  const origin = originOf(referer);
  if (origin === undefined) return "Referer checking failed - Referer is malformed.";
  if (!origin.startsWith("https:")) return "Referer checking failed - Referer is insecure while host is secure.";
  if (isTrustedOrigin(origin, request, trusted)) return undefined;
  return `Referer checking failed - ${origin}/ does not match any trusted origins.`;
}

/** The header first: with it a body need not be read, and can stream into the handler. */
async function refuseToken(request: HttpRequest): Promise<string | undefined> {
  const secret = cookieSecret(request);
  if (secret === undefined) return "CSRF cookie not set.";
  if (matches(request.header("x-csrftoken"), secret)) return undefined;
  const field = isFormType(request) ? (await request.form()).get(csrfFieldName) : null;
  return matches(field ?? undefined, secret) ? undefined : "CSRF token missing or incorrect.";
}

function matches(token: string | undefined, secret: string): boolean {
  const sent = readSecret(token ?? "");
  return sent !== undefined && equalSecrets(sent, secret);
}
