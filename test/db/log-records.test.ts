import assert from "node:assert/strict";
import test from "node:test";
import { databaseLogRecords, queryExecuted } from "#rooms/db";

test("an executed statement is one record of level debug, timed to the microsecond", () => {
  const records: unknown[] = [];
  const stops = databaseLogRecords.map(({ subscribe }) => subscribe((compose) => records.push(compose())));
  queryExecuted.emit({ sql: "select 1", milliseconds: 1.23456, rows: 1, model: undefined });
  for (const stop of stops) stop();
  const fields = { sql: "select 1", milliseconds: 1.235, rows: 1, model: undefined };
  assert.deepEqual(records, [{ room: "db", level: "debug", message: "Query executed", fields }]);
});
