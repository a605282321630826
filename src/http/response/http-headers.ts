import { HeaderInvalid } from "../errors.ts";

/**
 * The headers of a response: names compare without case and keep the case they were set in.
 *
 * A name or value that could end the line (CR, LF, NUL) or is not Latin-1 is refused with `http.header_invalid`.
 */
export class HttpHeaders implements Iterable<readonly [string, string]> {
  readonly #entries = new Map<string, readonly [string, string]>();

  constructor(entries: Readonly<Record<string, string>> = {}) {
    for (const [name, value] of Object.entries(entries)) this.set(name, value);
  }

  get(name: string): string | undefined {
    return this.#entries.get(name.toLowerCase())?.[1];
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  set(name: string, value: string): void {
    const key = name.toLowerCase();
    validate(name, key, value);
    this.#entries.set(key, [name, value]);
  }

  /** Sets the header unless it is there already. */
  setDefault(name: string, value: string): void {
    if (!this.has(name)) this.set(name, value);
  }

  /** Takes over those of other headers that are not here yet. */
  setDefaults(defaults: HttpHeaders): void {
    for (const [key, entry] of defaults.#entries) if (!this.#entries.has(key)) this.#entries.set(key, entry);
  }

  delete(name: string): void {
    this.#entries.delete(name.toLowerCase());
  }

  /** Names and values in turn, as Node's `writeHead` takes them. */
  lines(): string[] {
    const lines: string[] = [];
    for (const [name, value] of this.#entries.values()) lines.push(name, value);
    return lines;
  }

  [Symbol.iterator](): Iterator<readonly [string, string]> {
    return this.#entries.values();
  }
}

/** RFC 9110, 5.6.2 and 5.5. */
const token = /^[!#$%&'*+\-.^_`|~\w]+$/;
const unfit = /[^\t\x20-\x7e\x80-\xff]/;

function validate(name: string, key: string, value: string): void {
  // Cookies are lines of their own: `response.setCookie` keeps them apart.
  if (key === "set-cookie") throw new HeaderInvalid({ name, problem: "use setCookie" });
  if (token.test(name) && !unfit.test(value)) return;
  throw new HeaderInvalid({ name, problem: "it has characters that a header cannot have" });
}
