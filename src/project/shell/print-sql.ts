import { queryExecuted } from "#rooms/db";
import type { Output } from "#rooms/management";

/** Prints each statement beside the results; the answer ends it. Bound values are never part of one. */
export function printSql(output: Output): Disposable {
  const stop = queryExecuted.subscribe(({ sql, milliseconds, rows }) => {
    output.notice(`${sql} -- ${milliseconds.toFixed(1)} ms, ${rows} row(s)`);
  });
  return { [Symbol.dispose]: stop };
}
