import { currentRequest, defineRequestKey, type HttpRequest } from "#rooms/http";

/** Work that waits for the answer of its request. */
type Afterwork = (() => Promise<unknown>)[];

const requestAfterwork = defineRequestKey<Afterwork | "done">("throttling.afterwork");

/**
 * Does work once the answer is made and its transaction has ended; at once where no request is being answered, or where
 * its answer is made already.
 */
export async function afterAnswer(work: () => Promise<unknown>): Promise<void> {
  const request = currentRequest.find();
  const afterwork = request === undefined ? "done" : (requestAfterwork.find(request) ?? []);
  if (request === undefined || afterwork === "done") await work();
  else requestAfterwork.set(request, [...afterwork, work]);
}

/** Does what waited for the answer of this request; undefined where nothing did. */
export function doAfterwork(request: HttpRequest): Promise<unknown> | undefined {
  const afterwork = requestAfterwork.find(request) ?? [];
  requestAfterwork.set(request, "done");
  if (afterwork === "done" || afterwork.length === 0) return undefined;
  return Promise.all(afterwork.map((work) => work()));
}
