import { isHtml } from "#rooms/html";
import { type Eventual, whenThere } from "#rooms/util";
import { PreconditionFailed } from "../errors.ts";
import type { HttpRequest } from "../request/http-request.ts";
import { HttpResponse } from "../response/http-response.ts";
import { respond } from "../response/respond.ts";
import type { HandlerResult } from "../routing/route.ts";
import { evaluatePreconditions, isReading } from "./evaluate-preconditions.ts";
import { setValidators, type Validators } from "./validators.ts";

/**
 * Answers only if it must: 304 without the handler's work when a reader has the page already, 412 when a writer has
 * not seen its latest state. For GET and HEAD the answer carries the validators.
 *
 * @throws PreconditionFailed (412); HeaderInvalid for an entity tag with quotes or spaces in it.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13
 *
 * @example
 * route.get("/:slug/", {}, async (request) => {
 *   const post = await findPost(request.params.slug);
 *   return conditional(request, { lastModified: post.updatedAt }, () => showPost(post));
 * });
 */
export function conditional(
  request: HttpRequest,
  validators: Validators,
  handler: () => Eventual<HandlerResult>,
): Eventual<HttpResponse> {
  const outcome = evaluatePreconditions(request, validators);
  if (outcome === "failed") throw new PreconditionFailed({});
  const result = outcome === "not-modified" ? new HttpResponse(undefined, { status: 304 }) : handler();
  return whenThere(result, (answered) => {
    const response = isHtml(answered) ? respond.html(answered) : answered;
    if (isReading(request) && response.status < 400) setValidators(response.headers, validators);
    return response;
  });
}
