import type { Server } from "node:http";
import type { ContextEntry } from "#rooms/context";
import type { Hook } from "./define-hook.ts";
import type { ErrorPages } from "./error-pages/custom-pages.ts";
import type { Readiness } from "./health/define-readiness.ts";
import type { Route } from "./routing/route.ts";
import type { SiteSettings } from "./settings.ts";

/** What a site is made of. */
export interface SiteOptions {
  readonly settings: SiteSettings;
  readonly routes: readonly Route[];
  /** Outermost first. Default none. */
  readonly hooks?: readonly Hook[];
  /** What `/readyz` asks. Default nothing: ready as soon as it answers. */
  readonly readiness?: readonly Readiness[];
  /** What each request finds in the ambient context, such as the database. Default nothing. */
  readonly context?: readonly ContextEntry[];
  /** Runs the handlers of atomic routes, rendering included. Default as they are, without a transaction. */
  readonly transaction?: RunTransaction;
  /** What visitors see when something fails, outside DEBUG. Default plain pages. */
  readonly errorPages?: ErrorPages;
  /** The release id that logs, health answers and error pages carry. */
  readonly release?: string;
}

/** Runs work in a transaction: keeps what it did when it returns, undoes that when it throws. */
export type RunTransaction = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A site that can answer requests, from sockets or from tests. */
export interface Site extends AsyncDisposable {
  /** Node's server, ready to listen; who listens and when is the caller's business. */
  readonly server: Server;
  /** How busy it is. */
  readonly load: Load;
  /** Answers a request without a socket, all the way through hooks and headers. */
  inject(request: InjectRequest): Promise<InjectResponse>;
  /** Runs work where requests run: with the site's context and routes. */
  run<Result>(work: () => Result): Result;
  /** From now on every answer says `Connection: close`; what is being answered is finished. */
  startDraining(): void;
  /** Stops listening, ends idle connections, and waits for the others and for every handler. */
  close(): Promise<void>;
}

/** How busy a site is. */
export interface Load {
  /** Requests whose answer is being made. */
  readonly atWork: number;
  /** Requests that wait for their turn. */
  readonly queued: number;
  /** How late the event loop has been of late, on average; milliseconds. */
  readonly eventLoopDelay: number;
}

/** A request for `inject`. */
export interface InjectRequest {
  /** Default GET. */
  readonly method?: string;
  /** The path with its query. */
  readonly target: string;
  /** `Host` is `localhost` unless given. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Default 127.0.0.1. */
  readonly remoteAddress?: string;
}

/** What `inject` got. */
export interface InjectResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The values of the `Set-Cookie` headers. */
  readonly cookies: readonly string[];
  readonly body: Buffer;
  /** The body as UTF-8. */
  readonly text: string;
}
