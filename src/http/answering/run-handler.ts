import type { Eventual } from "#rooms/util";
import type { HttpRequest } from "../request/http-request.ts";
import type { HttpResponse } from "../response/http-response.ts";
import type { HandlerResult, Route } from "../routing/route.ts";
import type { RunTransaction } from "../site.ts";
import { settle } from "./settle.ts";

/** Runs the handler of a route, an atomic one in the site's transaction. */
export function runHandler(
  route: Route,
  request: HttpRequest,
  transaction: RunTransaction | undefined,
): Eventual<HandlerResult> {
  if (!route.atomic || transaction === undefined) return route.handle(request);
  const where = () => `The handler of ${request.path}`;
  return inTransaction(transaction, async () => settle(await route.handle(request), where));
}

/** The answer is rendered before the transaction ends; its stream, if it is one, is read after that. */
async function inTransaction(transaction: RunTransaction, work: () => Promise<HttpResponse>): Promise<HttpResponse> {
  try {
    return await transaction(async () => {
      const response = await work();
      if (response.status >= 500) throw new FailedResponse(response);
      return response;
    });
  } catch (error) {
    if (error instanceof FailedResponse) return error.response;
    throw error;
  }
}

/** Carries an answer that reports a failure out of the transaction, which it undoes. */
class FailedResponse extends Error {
  readonly response: HttpResponse;

  constructor(response: HttpResponse) {
    super();
    this.response = response;
  }
}
