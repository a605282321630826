import type { IncomingMessage, ServerResponse } from "node:http";
import type { Workload } from "../load/workload.ts";
import type { RouteParams } from "../routing/path-params.ts";
import type { SiteSettings } from "../settings.ts";
import type { HttpRequest, TraceContext } from "./http-request.ts";
import type { Client } from "./identify-client.ts";
import type { Part, UploadLimits } from "./multipart/part.ts";
import type { Form } from "./multipart/read-multipart-form.ts";
import type { UploadedFile } from "./multipart/uploaded-file.ts";
import { parseCookies } from "./parse-cookies.ts";
import { readTarget, type Target } from "./read-target.ts";
import { RequestBody } from "./request-body.ts";
import { readTraceContext } from "./trace-context.ts";
import { verifyHost } from "./verify-host.ts";
import { verifyMessage } from "./verify-message.ts";

/** What an incoming request is made of. */
export interface IncomingRequestParts {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly client: Client;
  readonly params: RouteParams;
  readonly settings: SiteSettings;
  readonly workload: Workload;
}

/** A request over Node's own; what costs something is computed when it is first asked for. */
export class IncomingRequest implements HttpRequest {
  readonly id: string;
  readonly trace: TraceContext;
  readonly method: string;
  readonly params: RouteParams;
  readonly scheme: "http" | "https";
  readonly remoteAddress: string;
  /** The target taken apart, for this room. */
  readonly address: Target;
  readonly #settings: SiteSettings;
  readonly #workload: Workload;
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  #query: URLSearchParams | undefined;
  #cookies: ReadonlyMap<string, string> | undefined;
  #signal: AbortSignal | undefined;
  #body: RequestBody | undefined;

  constructor({ message, response, client, params, settings, workload }: IncomingRequestParts) {
    this.id = client.id;
    this.trace = readTraceContext({ header: message.headers.traceparent?.toString(), requestId: client.id });
    this.scheme = client.scheme;
    this.remoteAddress = client.remoteAddress;
    this.method = message.method ?? "GET";
    this.address = readTarget(message.url ?? "/", settings.DATA_UPLOAD_MAX_NUMBER_FIELDS);
    this.params = params;
    this.#settings = settings;
    this.#workload = workload;
    this.#message = message;
    this.#response = response;
  }

  get target(): string {
    return this.address.target;
  }

  get path(): string {
    return this.address.path;
  }

  get host(): string {
    // RFC 9112, 3.2.2: the host of a target in absolute form counts, not the header.
    return this.address.authority ?? this.#message.headers.host ?? "";
  }

  get isSecure(): boolean {
    return this.scheme === "https";
  }

  absoluteUrl(address: string): string {
    return `${this.scheme}://${this.host}${address}`;
  }

  get headers() {
    return this.#message.headers;
  }

  get query(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.address.rawQuery);
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
   * @throws HostRefused, BadRequest, TooManyFields and what `verifyMessage` throws.
   */
  verify(): void {
    verifyMessage(this.#message, this.#settings);
    verifyHost(this.host, this.#message.rawHeaders, this.#settings);
    if (this.address.malformed !== undefined) throw this.address.malformed;
  }

  header(name: string): string | undefined {
    const value = this.#message.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(", ") : value;
  }

  body(): Promise<Buffer> {
    return this.#openBody().bytes();
  }

  async form(): Promise<URLSearchParams> {
    return (await this.#openBody().form()).fields;
  }

  async files(): Promise<ReadonlyMap<string, readonly UploadedFile[]>> {
    return (await this.#openBody().form()).files;
  }

  parts(limits?: UploadLimits): AsyncIterable<Part> {
    return this.#openBody().parts(limits);
  }

  json(): Promise<unknown> {
    return this.#openBody().json();
  }

  /** The form as far as somebody has read it: for reports, which must not wait for the client. */
  get knownForm(): Form | undefined {
    return this.#body?.known;
  }

  /** Lets go of what was kept for the request on disk; undefined when there is nothing. */
  release(): Promise<void> | undefined {
    return this.#body?.release();
  }

  #openBody(): RequestBody {
    this.#body ??= new RequestBody({
      message: this.#message,
      response: this.#response,
      settings: this.#settings,
      workload: this.#workload,
      header: (name) => this.header(name),
    });
    return this.#body;
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
