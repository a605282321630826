import { type Html, html } from "#rooms/html";
import type { HttpRequest } from "../request/http-request.ts";
import { defineRequestKey } from "../request/request-key.ts";
import type { HttpResponse } from "../response/http-response.ts";
import type { SiteSettings } from "../settings.ts";
import { createSecret, maskSecret, readSecret } from "./csrf-token.ts";

/** The name of the hidden form field, as Django's. */
export const csrfFieldName = "csrfmiddlewaretoken";

const csrfCookieName = "csrftoken";

const cookieAge = 31_449_600;

/** The secret of this visitor together with the cookie that carries it. */
interface CsrfState {
  readonly secret: string;
  readonly cookie: string;
}

const csrfState = defineRequestKey<CsrfState>("http.csrf");

/**
 * A token for this visitor's forms and scripts, different each time; the response then sets the CSRF cookie.
 *
 * @example
 * html`<meta name="csrf-token" content="${csrfToken(request)}">`
 */
export function csrfToken(request: HttpRequest): string {
  const state = csrfState.find(request) ?? readCookie(request) ?? createState();
  csrfState.set(request, state);
  return maskSecret(state.secret);
}

/**
 * The hidden field that every form with `method="post"` needs.
 *
 * @example
 * html`<form method="post">${csrfInput(request)} … </form>`
 */
export function csrfInput(request: HttpRequest): Html {
  return html`<input type="hidden" name="${csrfFieldName}" value="${csrfToken(request)}">`;
}

/** Gives the visitor a new secret: called on login, so that a token planted before it is worthless after it. */
export function rotateCsrfToken(request: HttpRequest): void {
  csrfState.set(request, createState());
}

/** The secret that the visitor's cookie carries; undefined without a well-formed cookie. */
export function cookieSecret(request: HttpRequest): string | undefined {
  return readCookie(request)?.secret;
}

/** Sets the cookie on the response if a token was made for it. */
export function setCsrfCookie(request: HttpRequest, response: HttpResponse, settings: SiteSettings): void {
  const state = csrfState.find(request);
  if (state === undefined) return;
  response.setCookie(csrfCookieName, state.cookie, { maxAge: cookieAge, secure: settings.CSRF_COOKIE_SECURE });
  response.vary("Cookie");
}

function readCookie(request: HttpRequest): CsrfState | undefined {
  const cookie = request.cookies.get(csrfCookieName) ?? "";
  const secret = readSecret(cookie);
  return secret === undefined ? undefined : { secret, cookie };
}

function createState(): CsrfState {
  const secret = createSecret();
  return { secret, cookie: maskSecret(secret) };
}
