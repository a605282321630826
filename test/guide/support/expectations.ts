import assert from "node:assert/strict";
import { Query } from "#rooms/db";
import { TolvError } from "#rooms/errors";

/** What the examples of a page are checked with. */
export const expectations = {
  /** Rows and values of a class of their own are compared as they read. */
  same(actual: unknown, expected: unknown): void {
    assert.deepEqual(shown(actual), shown(expected));
  },
  async throws(code: string, work: () => unknown): Promise<void> {
    const found = await (async () => work())().then(
      () => "nothing was thrown",
      (error: unknown) => (error instanceof TolvError ? error.code : error),
    );
    assert.equal(found, code);
  },
  /** A query is only sent when its rows are asked for. */
  async settles(work: () => unknown): Promise<void> {
    const found = await work();
    if (found instanceof Query) await found.all();
  },
};

function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (value.toString !== Object.prototype.toString) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shown(part)]));
}
