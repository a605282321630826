/** A cookie as the site set it. */
interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** Keeps cookies between requests, as a browser does for one site. */
export class CookieJar {
  readonly #cookies = new Map<string, Cookie>();

  /** The value of a cookie, wherever it is for. */
  get(name: string): string | undefined {
    return [...this.#cookies.values()].find((cookie) => cookie.name === name)?.value;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** The names of the cookies, in the order in which they came. */
  keys(): Iterable<string> {
    return new Set([...this.#cookies.values()].map(({ name }) => name));
  }

  /** Puts a cookie in that no answer has set. */
  set(name: string, value: string): void {
    this.#cookies.set(`${name};/`, { name, value, path: "/" });
  }

  delete(name: string): void {
    for (const [key, cookie] of this.#cookies) if (cookie.name === name) this.#cookies.delete(key);
  }

  /** Takes the lines of `Set-Cookie` over. */
  keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const [, path = "/"] = /; Path=([^;]*)/i.exec(line) ?? [];
      if (isExpired(line)) this.#cookies.delete(`${name};${path}`);
      else this.#cookies.set(`${name};${path}`, { name, value, path });
    }
  }

  /** The `Cookie` header for a path; undefined without cookies for it. */
  headerFor(path: string): string | undefined {
    const sent = [...this.#cookies.values()].filter((cookie) => isWithin(path, cookie.path));
    return sent.length === 0 ? undefined : sent.map(({ name, value }) => `${name}=${value}`).join("; ");
  }
}

function isExpired(line: string): boolean {
  const [, age] = /; Max-Age=(-?\d+)/i.exec(line) ?? [];
  if (age !== undefined) return Number(age) <= 0;
  const [, expiry] = /; Expires=([^;]+)/i.exec(line) ?? [];
  return expiry !== undefined && new Date(expiry).getTime() <= Date.now();
}

/** @see https://www.rfc-editor.org/rfc/rfc6265#section-5.1.4 */
function isWithin(path: string, cookiePath: string): boolean {
  return path === cookiePath || path.startsWith(cookiePath.endsWith("/") ? cookiePath : `${cookiePath}/`);
}
