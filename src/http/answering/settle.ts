import { type Html, isHtml } from "#rooms/html";
import type { Eventual } from "#rooms/util";
import { ResponseInvalid } from "../errors.ts";
import { HttpResponse } from "../response/http-response.ts";
import { respond } from "../response/respond.ts";

/**
 * Makes a complete response of what a handler or hook returned: pages are rendered here, while errors can still
 * become error pages and cookies can still be set. A response that is complete comes back at once.
 *
 * @param where who returned it, for the error.
 * @throws ResponseInvalid for anything that is no response.
 */
export function settle(result: unknown, where: () => string): Eventual<HttpResponse> {
  if (!(result instanceof HttpResponse)) {
    if (isHtml(result)) return renderPage(result);
    throw new ResponseInvalid({ found: describe(result), where: where() });
  }
  if (!isStatus(result.status)) throw new ResponseInvalid({ found: `the status ${result.status}`, where: where() });
  return isHtml(result.body) ? renderBody(result, result.body) : result;
}

async function renderPage(page: Html): Promise<HttpResponse> {
  return respond.html(await page.render());
}

async function renderBody(response: HttpResponse, body: Html): Promise<HttpResponse> {
  response.body = await body.render();
  return response;
}

/** Answers of 1xx are Node's to send. */
function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599;
}

function describe(result: unknown): string {
  if (result === null || result === undefined) return String(result);
  return typeof result === "object" ? `an object of ${result.constructor?.name ?? "no class"}` : `a ${typeof result}`;
}
