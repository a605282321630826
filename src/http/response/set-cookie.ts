import { CookieInvalid } from "../errors.ts";

/** The attributes of a cookie. */
export interface CookieOptions {
  /** Seconds until the browser forgets it; without it the cookie lasts as long as the browser runs. */
  readonly maxAge?: number;
  /** Default `/`. */
  readonly path?: string;
  /** Default: only the host that sets it. */
  readonly domain?: string;
  /** Only over https. Default false. */
  readonly secure?: boolean;
  /** Out of reach of scripts. Default false. */
  readonly httpOnly?: boolean;
  /** Default `Lax`. */
  readonly sameSite?: "Strict" | "Lax" | "None";
}

/**
 * Writes the value of a `Set-Cookie` header, its attributes in Django's order.
 *
 * @throws CookieInvalid when the name, value, path or domain could break out of its place.
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1
 */
export function serializeCookie(name: string, value: string, options: CookieOptions = {}): string {
  const { maxAge, path = "/", domain, secure = false, httpOnly = false, sameSite = "Lax" } = options;
  verify(name, value, { path, domain });
  return [
    `${name}=${value}`,
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    ...(maxAge === undefined ? [] : [`expires=${expiry(maxAge)}`]),
    ...(httpOnly ? ["HttpOnly"] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${Math.trunc(maxAge)}`]),
    `Path=${path}`,
    `SameSite=${sameSite}`,
    ...(secure ? ["Secure"] : []),
  ].join("; ");
}

function verify(name: string, value: string, places: { path: string; domain: string | undefined }): void {
  if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(name)) throw new CookieInvalid({ name, problem: "its name is no HTTP token" });
  if (!/^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$|^""$/.test(value)) {
    throw new CookieInvalid({ name, problem: "its value has characters that a cookie cannot have" });
  }
  if (!/^\/[\x20-\x3a\x3c-\x7e]*$/.test(places.path))
    throw new CookieInvalid({ name, problem: "its path is malformed" });
  if (!/^[\w.-]*$/.test(places.domain ?? "")) throw new CookieInvalid({ name, problem: "its domain is malformed" });
}

function expiry(maxAge: number): string {
  const moment = maxAge <= 0 ? 0 : Date.now() + maxAge * 1000;
  return new Date(moment).toUTCString();
}
