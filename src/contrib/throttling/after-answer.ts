import { currentRequest, defineRequestKey, type HttpRequest } from "#rooms/http";

/** Work that waits for the answer of its request; undefined once it has been done. */
interface Afterwork {
  waiting: (() => Promise<unknown>)[] | undefined;
}

const requestAfterwork = defineRequestKey<Afterwork>("throttling.afterwork");

/**
 * Does work once the answer is made and its transaction has ended; at once where no request is being answered, or where
 * its answer is made already.
 */
export async function afterAnswer(work: () => Promise<unknown>): Promise<void> {
  const request = currentRequest.find();
  const waiting = request === undefined ? undefined : afterworkOf(request).waiting;
  if (waiting === undefined) await work();
  else waiting.push(work);
}

/** Does what waited for the answer of this request. */
export async function doAfterwork(request: HttpRequest): Promise<void> {
  const afterwork = afterworkOf(request);
  const waiting = afterwork.waiting ?? [];
  afterwork.waiting = undefined;
  await Promise.all(waiting.map((work) => work()));
}

function afterworkOf(request: HttpRequest): Afterwork {
  const afterwork = requestAfterwork.find(request) ?? { waiting: [] };
  requestAfterwork.set(request, afterwork);
  return afterwork;
}
