import { availableParallelism } from "node:os";

/** Works on all items, a few at a time: zlib and the disk have their own threads. Results come in the items' order. */
export async function eachConcurrently<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const lane = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() + 2 }, lane));
  return results;
}
