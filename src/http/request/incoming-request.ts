import type { IncomingMessage, ServerResponse } from "node:http";
import { BadRequest, UnsupportedMediaType } from "../errors.ts";
import type { RouteParams } from "../routing/path-params.ts";
import type { SiteSettings } from "../settings.ts";
import type { HttpRequest } from "./http-request.ts";
import type { Client } from "./identify-client.ts";
import { parseCookies } from "./parse-cookies.ts";
import { readBody } from "./read-body.ts";
import { mediaType, readForm } from "./read-form.ts";
import { readTarget, type Target } from "./read-target.ts";
import { verifyHost } from "./verify-host.ts";

/** What an incoming request is made of. */
export interface IncomingRequestParts {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly client: Client;
  readonly params: RouteParams;
  readonly settings: SiteSettings;
}

/** A request over Node's own; what costs something is computed when it is first asked for. */
export class IncomingRequest implements HttpRequest {
  readonly id: string;
  readonly method: string;
  readonly params: RouteParams;
  readonly scheme: "http" | "https";
  readonly remoteAddress: string;
  /** The target taken apart, for this room. */
  readonly parts: Target;
  readonly #settings: SiteSettings;
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  #query: URLSearchParams | undefined;
  #cookies: ReadonlyMap<string, string> | undefined;
  #signal: AbortSignal | undefined;
  #body: Promise<Buffer> | undefined;
  #form: Promise<URLSearchParams> | undefined;

  constructor({ message, response, client, params, settings }: IncomingRequestParts) {
    this.id = client.id;
    this.scheme = client.scheme;
    this.remoteAddress = client.remoteAddress;
    this.method = message.method ?? "GET";
    this.parts = readTarget(message.url ?? "/", settings.DATA_UPLOAD_MAX_NUMBER_FIELDS);
    this.params = params;
    this.#settings = settings;
    this.#message = message;
    this.#response = response;
  }

  get target(): string {
    return this.parts.target;
  }

  get path(): string {
    return this.parts.path;
  }

  get host(): string {
    // RFC 9112, 3.2.2: the host of a target in absolute form counts, not the header.
    return this.parts.authority ?? this.#message.headers.host ?? "";
  }

  get isSecure(): boolean {
    return this.scheme === "https";
  }

  get headers() {
    return this.#message.headers;
  }

  get query(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.parts.rawQuery);
    return this.#query;
  }

  get cookies(): ReadonlyMap<string, string> {
    this.#cookies ??= parseCookies(this.#message.headers.cookie);
    return this.#cookies;
  }

  get signal(): AbortSignal {
    this.#signal ??= abortedOnLeave(this.#response);
    return this.#signal;
  }

  /**
   * Makes sure that hooks and handlers may see this request.
   *
   * @throws HostRefused, BadRequest, TooManyFields
   */
  verify(): void {
    verifyHost(this.host, this.#message.rawHeaders, this.#settings);
    if (this.parts.malformed !== undefined) throw this.parts.malformed;
  }

  header(name: string): string | undefined {
    const value = this.#message.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(", ") : value;
  }

  body(): Promise<Buffer> {
    this.#body ??= readBody(this.#message, this.#response, this.#settings.DATA_UPLOAD_MAX_MEMORY_SIZE);
    return this.#body;
  }

  form(): Promise<URLSearchParams> {
    this.#form ??= readForm(this, this.#settings.DATA_UPLOAD_MAX_NUMBER_FIELDS);
    return this.#form;
  }

  async json(): Promise<unknown> {
    const found = mediaType(this);
    if (!/^application\/([\w.-]+\+)?json$/.test(found)) {
      throw new UnsupportedMediaType({ found, expected: "application/json" });
    }
    const body = await this.body();
    try {
      return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    } catch (cause) {
      throw new BadRequest({ problem: "The body is not JSON in UTF-8." }, { cause });
    }
  }
}

function abortedOnLeave(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const abort = () => {
    if (!response.writableFinished) controller.abort();
  };
  if (response.destroyed) abort();
  else response.once("close", abort);
  return controller.signal;
}
