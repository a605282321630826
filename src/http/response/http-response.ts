import type { Readable } from "node:stream";
import type { Html } from "#rooms/html";
import { HttpHeaders } from "./http-headers.ts";
import { type CookieOptions, serializeCookie } from "./set-cookie.ts";

/** Hands bytes to the connection; they may be changed again once the promise has resolved. Rejects when the client left. */
export type WriteBytes = (bytes: Uint8Array) => Promise<void>;

/** A body that writes itself, piece after piece, so that all of them may lie in the same memory. */
export interface BodySource {
  /** Writes all of it, and lets go of what it holds, whether that succeeded or not. */
  writeTo(write: WriteBytes): Promise<void>;
  /** Lets go of what it holds: nobody will read it. */
  discard(): void;
}

/** What a response may carry; text is sent as UTF-8, chunks of a stream as fast as the client takes them. */
export type HttpBody =
  | string
  | Uint8Array
  | Html
  | Readable
  | AsyncIterable<string | Uint8Array>
  | BodySource
  | undefined;

/** The parts of a response besides its body. */
export interface HttpResponseOptions {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The error that the response reports: for hooks and the log, never sent. */
  readonly error?: unknown;
}

/**
 * An answer to a request. `respond` makes the usual ones.
 *
 * @example
 * const response = new HttpResponse(csv, { headers: { "Content-Type": "text/csv; charset=utf-8" } });
 * response.setCookie("theme", "dark", { maxAge: 31_536_000 });
 */
export class HttpResponse {
  status: number;
  body: HttpBody;
  readonly headers: HttpHeaders;
  /** The error behind an error page; undefined for what a handler answered. */
  readonly error: unknown;
  #cookies: Map<string, string> | undefined;

  constructor(body?: HttpBody, options: HttpResponseOptions = {}) {
    this.status = options.status ?? 200;
    this.body = body;
    this.headers = new HttpHeaders(options.headers);
    this.error = options.error;
  }

  /** The values of the `Set-Cookie` headers. */
  get cookies(): string[] {
    return this.#cookies === undefined ? [] : [...this.#cookies.values()];
  }

  /** Sets a cookie; a second one of the same name, path and domain replaces the first. */
  setCookie(name: string, value: string, options: CookieOptions = {}): void {
    this.#cookies ??= new Map();
    this.#cookies.set(`${name};${options.path ?? "/"};${options.domain ?? ""}`, serializeCookie(name, value, options));
  }

  /** Makes the browser forget a cookie; path and domain must be those it was set with. */
  deleteCookie(name: string, options: Omit<CookieOptions, "maxAge"> = {}): void {
    this.setCookie(name, '""', { ...options, maxAge: 0 });
  }

  /** Adds names to `Vary`, each once. */
  vary(...names: readonly string[]): void {
    const present = this.headers.get("Vary")?.split(/\s*,\s*/) ?? [];
    const known = new Set(present.map((name) => name.toLowerCase()));
    const added = names.filter((name) => !known.has(name.toLowerCase()));
    if (added.length > 0) this.headers.set("Vary", [...present, ...added].join(", "));
  }
}
