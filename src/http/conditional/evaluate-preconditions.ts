import type { HttpRequest } from "../request/http-request.ts";
import { parseHttpDate, quoteEtag, type Validators } from "./validators.ts";

/** What a client's conditions come to. */
export type Outcome = "proceed" | "not-modified" | "failed";

const conditions = ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since"] as const;

/** True when a request names conditions at all. */
export function hasPreconditions({ headers }: HttpRequest): boolean {
  return conditions.some((name) => headers[name] !== undefined);
}

/**
 * Weighs the conditions of a request against what is there, in the order that HTTP prescribes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2
 */
export function evaluatePreconditions(request: HttpRequest, current: Validators): Outcome {
  if (!isUntouched(request, current)) return "failed";
  if (isNews(request, current)) return "proceed";
  return isReading(request) ? "not-modified" : "failed";
}

/** GET and HEAD: what they would answer, the client may have already. */
export function isReading({ method }: HttpRequest): boolean {
  return method === "GET" || method === "HEAD";
}

/** Whether the page is still what the client thinks it is. */
function isUntouched(request: HttpRequest, current: Validators): boolean {
  const tags = request.header("if-match");
  if (tags !== undefined) return matches(tags, current, "strong");
  const since = parseHttpDate(request.header("if-unmodified-since"));
  return since === undefined || current.lastModified === undefined || !isLater(current.lastModified, since);
}

/** Whether the page is something that the client does not have. */
function isNews(request: HttpRequest, current: Validators): boolean {
  const tags = request.header("if-none-match");
  if (tags !== undefined) return !matches(tags, current, "weak");
  const since = isReading(request) ? parseHttpDate(request.header("if-modified-since")) : undefined;
  return since === undefined || current.lastModified === undefined || isLater(current.lastModified, since);
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.2 */
function matches(tags: string, { etag, lastModified }: Validators, comparison: "strong" | "weak"): boolean {
  if (tags.trim() === "*") return etag !== undefined || lastModified !== undefined;
  if (etag === undefined) return false;
  const listed: readonly string[] = tags.match(/(?:W\/)?"[^"]*"/g) ?? [];
  const current = quoteEtag(etag);
  if (comparison === "strong") return !current.startsWith("W/") && listed.includes(current);
  return listed.some((tag) => withoutWeakness(tag) === withoutWeakness(current));
}

function withoutWeakness(tag: string): string {
  return tag.replace(/^W\//, "");
}

/** HTTP's dates know no parts of seconds. */
function isLater(one: Date, other: Date): boolean {
  return Math.floor(one.getTime() / 1000) > Math.floor(other.getTime() / 1000);
}
