import { PolicySourceRefused } from "../errors.ts";
import type { HttpResponse } from "./http-response.ts";

/** Where browsers may load from and send to: this site, and nothing inline. */
export const defaultPolicy =
  "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

export const policyHeader = "Content-Security-Policy";

/** Another server; over http only on the developer's own machine. */
type Origin = `https://${string}` | `wss://${string}` | `http://localhost:${number}` | `http://127.0.0.1:${number}`;

/** Inline code that is known beforehand, by its hash, or that this response alone vouches for, by its nonce. */
type Vouched = `'sha256-${string}'` | `'sha384-${string}'` | `'sha512-${string}'` | `'nonce-${string}'`;

/**
 * What a response needs from elsewhere, by directive. `'unsafe-inline'`, `'unsafe-eval'` and bare wildcards are not
 * among the sources.
 *
 * @see https://www.w3.org/TR/CSP3/#csp-directives
 */
export interface PolicySources {
  readonly "img-src"?: readonly (Origin | "data:" | "blob:")[];
  readonly "media-src"?: readonly (Origin | "data:" | "blob:")[];
  readonly "font-src"?: readonly (Origin | "data:")[];
  readonly "script-src"?: readonly (Origin | Vouched)[];
  readonly "style-src"?: readonly (Origin | Vouched)[];
  readonly "connect-src"?: readonly Origin[];
  readonly "frame-src"?: readonly Origin[];
  readonly "worker-src"?: readonly (Origin | "blob:")[];
  readonly "form-action"?: readonly Origin[];
  readonly "frame-ancestors"?: readonly (Origin | "'self'")[];
}

const host = String.raw`(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?(?:\/[\w.\/-]*)?`;
const foreign = new RegExp(`^(?:https|wss)://${host}$|^http://(?:localhost|127\\.0\\.0\\.1):\\d{1,5}$`, "i");
const vouched = /^'(?:sha(?:256|384|512)|nonce)-[\w+/-]+={0,2}'$/;

/** What a directive takes besides other servers. */
const extras: { readonly [Directive in keyof PolicySources]-?: RegExp | undefined } = {
  "img-src": /^(?:data|blob):$/,
  "media-src": /^(?:data|blob):$/,
  "font-src": /^data:$/,
  "script-src": vouched,
  "style-src": vouched,
  "connect-src": undefined,
  "frame-src": undefined,
  "worker-src": /^blob:$/,
  "form-action": undefined,
  "frame-ancestors": /^'self'$/,
};

/**
 * Lets the page of this response load from, or send to, other places than the site itself; returns the response. The
 * rest of its Content-Security-Policy stays as strict as it was.
 *
 * @throws PolicySourceRefused for a source that would let anything in, or that is none.
 *
 * @example
 * return allowSources(respond.html(page), { "img-src": ["https://images.example.com"] });
 */
export function allowSources(response: HttpResponse, sources: PolicySources): HttpResponse {
  const policy = parsePolicy(response.headers.get(policyHeader) ?? defaultPolicy);
  for (const [directive, added] of Object.entries(sources) as [keyof PolicySources, readonly string[]][]) {
    for (const source of added) verifySource(directive, source);
    const present = policy.get(directive) ?? inherited(directive, policy);
    policy.set(
      directive,
      [...new Set([...present, ...added])].filter((source) => source !== "'none'"),
    );
  }
  const lines = Array.from(policy, ([directive, present]) => [directive, ...present].join(" "));
  response.headers.set(policyHeader, lines.join("; "));
  return response;
}

function parsePolicy(header: string): Map<string, readonly string[]> {
  const directives = header.split(";").map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = "", ...sources]) => [name, sources] as const).filter(([name]) => name !== ""));
}

/** Directives for loading start from `default-src`, the others from nothing. */
function inherited(directive: string, policy: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return directive.endsWith("-src") ? (policy.get("default-src") ?? []) : [];
}

function verifySource(directive: keyof PolicySources, source: string): void {
  if (foreign.test(source) || extras[directive]?.test(source)) return;
  throw new PolicySourceRefused({ directive, source });
}
