import { currentRequest } from "#rooms/http";
import { TooManyAttempts } from "./errors.ts";
import { attemptRefused } from "./events.ts";

/** Tells of a refused attempt, and ends it. */
export function refuseAttempt(scope: string, retryAfter: number): never {
  attemptRefused.emit({ scope, retryAfter, remoteAddress: currentRequest.find()?.remoteAddress });
  throw new TooManyAttempts({ scope, retryAfter });
}
