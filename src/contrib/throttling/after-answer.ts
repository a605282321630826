import { currentRequest, defineRequestKey } from "#rooms/http";

/** Work that waits for the answer of its request. */
export const requestAfterwork = defineRequestKey<(() => Promise<unknown>)[]>("throttling.afterwork");

/** Does work once the answer is made and its transaction has ended; at once where no request is being answered. */
export async function afterAnswer(work: () => Promise<unknown>): Promise<void> {
  const request = currentRequest.find();
  if (request === undefined) return void (await work());
  const waiting = requestAfterwork.find(request) ?? [];
  waiting.push(work);
  requestAfterwork.set(request, waiting);
}
