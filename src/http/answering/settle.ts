import { isHtml } from "#rooms/html";
import { ResponseInvalid } from "../errors.ts";
import { HttpResponse } from "../response/http-response.ts";
import { respond } from "../response/respond.ts";

/**
 * Makes a complete response of what a handler or hook returned: pages are rendered here, while errors can still
 * become error pages and cookies can still be set.
 *
 * @throws ResponseInvalid for anything that is no response.
 */
export async function settle(result: unknown, where: string): Promise<HttpResponse> {
  if (isHtml(result)) return respond.html(await result.render());
  if (!(result instanceof HttpResponse)) throw new ResponseInvalid({ found: describe(result), where });
  if (!isStatus(result.status)) throw new ResponseInvalid({ found: `the status ${result.status}`, where });
  if (isHtml(result.body)) result.body = await result.body.render();
  return result;
}

/** Answers of 1xx are Node's to send. */
function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599;
}

function describe(result: unknown): string {
  if (result === null || result === undefined) return String(result);
  return typeof result === "object" ? `an object of ${result.constructor?.name ?? "no class"}` : `a ${typeof result}`;
}
