import type { IncomingHttpHeaders } from "node:http";
import { defineContextKey } from "#rooms/context";
import type { RouteParams } from "../routing/path-params.ts";
import type { Part, UploadLimits } from "./multipart/part.ts";
import type { UploadedFile } from "./multipart/uploaded-file.ts";

/** Where a request stands in a trace that runs through several services. */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** The caller's span, 16 hexadecimal digits; undefined where the trace begins here. */
  readonly parentId: string | undefined;
  /** Whether the caller records this trace; undefined where it begins here. */
  readonly sampled: boolean | undefined;
}

/** One request, as handlers and hooks see it. */
export interface HttpRequest<Params extends RouteParams = RouteParams> {
  /** The proxy's `X-Request-ID` if the proxy is trusted, otherwise made here; in every log record and answer. */
  readonly id: string;
  /** The caller's trace by its `traceparent`, or a new one; in every log record. */
  readonly trace: TraceContext;
  /** In capitals. */
  readonly method: string;
  /** Percent-decoded, without the query: for comparing and showing. */
  readonly path: string;
  /** As it arrived, with its query: for redirects back here. */
  readonly target: string;
  readonly query: URLSearchParams;
  /** The typed parameters of the route's path; empty in hooks of requests that no route matches. */
  readonly params: Params;
  /** Names in lower case. */
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly cookies: ReadonlyMap<string, string>;
  /** Checked against ALLOWED_HOSTS; with its port if one was given. */
  readonly host: string;
  readonly scheme: "http" | "https";
  readonly isSecure: boolean;
  /**
   * An address of this site with its scheme and host, which ALLOWED_HOSTS has let pass: for mails, feeds and others
   * who read it elsewhere.
   *
   * @param address A path, such as `reverse` answers.
   */
  absoluteUrl(address: string): string;
  /** The client's address; behind trusted proxies the one they report. */
  readonly remoteAddress: string;
  /** Aborted when the client leaves before its answer is complete. */
  readonly signal: AbortSignal;
  /** A header's value; repeated ones are joined with a comma. */
  header(name: string): string | undefined;
  /** The whole body; throws `http.body_too_large` (413) over DATA_UPLOAD_MAX_MEMORY_SIZE. */
  body(): Promise<Buffer>;
  /**
   * The fields of a form, `application/x-www-form-urlencoded` or `multipart/form-data`; empty when there is no body.
   *
   * Throws 400 for invalid encodings and too many fields, 413, 415 for other types.
   */
  form(): Promise<URLSearchParams>;
  /**
   * The files of a form by the names of their inputs; an input without a chosen file is not among them. They are
   * there until the request has been answered: copy what shall stay.
   *
   * Throws what `form` throws, 400 for too many files, 413 for one that is too large.
   */
  files(): Promise<ReadonlyMap<string, readonly UploadedFile[]>>;
  /**
   * The fields and files of a `multipart/form-data` body while they arrive: for uploads that are passed on without
   * being kept, and that may be larger than those of forms if `limits` say so. The CSRF token then comes in the
   * `X-CSRFToken` header.
   *
   * Throws what `files` throws; `http.body_already_read` when the form was read before.
   */
  parts(limits?: UploadLimits): AsyncIterable<Part>;
  /** The parsed JSON body; throws 400, 413, 415. Validate it before use. */
  json(): Promise<unknown>;
}

/** The request being answered. */
export const currentRequest = defineContextKey<HttpRequest>("http.request");
