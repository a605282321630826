import { currentDatabase, type Database } from "#rooms/db";

const underWay = new WeakMap<Database, Map<string, number>>();

/**
 * Notes that this process tries something, until its end is told, once or more often.
 *
 * @returns How many attempts were under way for each of the keys before this one, and how to tell its end.
 */
export function beginAttempt(keys: readonly string[]): { readonly before: readonly number[]; end(): void } {
  const counts = countsOf(currentDatabase.get());
  const before = keys.map((key) => counts.get(key) ?? 0);
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const open = new Set(keys);
  const end = () => {
    for (const key of open) leave(counts, key);
    open.clear();
  };
  return { before, end };
}

function countsOf(database: Database): Map<string, number> {
  const counts = underWay.get(database) ?? new Map<string, number>();
  underWay.set(database, counts);
  return counts;
}

function leave(counts: Map<string, number>, key: string): void {
  const count = counts.get(key) ?? 1;
  if (count > 1) counts.set(key, count - 1);
  else counts.delete(key);
}
