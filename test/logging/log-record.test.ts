import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInContext } from "#rooms/context";
import { defineChannel } from "#rooms/events";
import { currentLogger, defineLogRecord, subscribeLogRecords } from "#rooms/logging";
import { recordingLogger } from "./recording.ts";

interface Query {
  readonly sql: string;
  readonly milliseconds: number;
}

const queryExecuted = defineChannel<Query>("test.query");

const queryRecord = defineLogRecord(queryExecuted, ({ sql, milliseconds }) => {
  if (sql === "hidden") return undefined;
  if (sql === "broken") throw new TypeError("no such column");
  return { room: "db", level: milliseconds > 100 ? "warn" : "debug", message: "Query", fields: { sql, milliseconds } };
});

describe("subscribeLogRecords", () => {
  it("turns events into records of their room until it is stopped", () => {
    const { logger, records } = recordingLogger({ levels: { db: "debug" } });
    const stop = subscribeLogRecords([queryRecord], logger);
    queryExecuted.emit({ sql: "select 1", milliseconds: 2 });
    queryExecuted.emit({ sql: "hidden", milliseconds: 2 });
    stop();
    queryExecuted.emit({ sql: "select 2", milliseconds: 2 });
    const seen = records().map(({ room, level, message, sql }) => ({ room, level, message, sql }));
    assert.deepEqual(seen, [{ room: "db", level: "debug", message: "Query", sql: "select 1" }]);
    assert.equal(queryExecuted.hasSubscribers, false);
  });

  it("obeys the level of the room", () => {
    const { logger, records } = recordingLogger({ level: "info" });
    using _ = disposable(subscribeLogRecords([queryRecord], logger));
    queryExecuted.emit({ sql: "fast", milliseconds: 2 });
    queryExecuted.emit({ sql: "slow", milliseconds: 200 });
    assert.deepEqual(
      records().map(({ sql }) => sql),
      ["slow"],
    );
  });

  it("writes through the logger of the request in which the event happens", () => {
    const { logger, records } = recordingLogger();
    using _ = disposable(subscribeLogRecords([queryRecord], logger));
    const request = logger.child({ requestId: "r1" });
    runInContext([currentLogger.with(request)], () => queryExecuted.emit({ sql: "slow", milliseconds: 200 }));
    assert.equal(records()[0]?.requestId, "r1");
  });

  it("keeps two projects in one process apart", () => {
    const one = recordingLogger();
    const other = recordingLogger();
    using _one = disposable(subscribeLogRecords([queryRecord], one.logger));
    using _other = disposable(subscribeLogRecords([queryRecord], other.logger));
    const emit = () => queryExecuted.emit({ sql: "slow", milliseconds: 200 });
    runInContext([currentLogger.with(other.logger.child({ requestId: "r2" }))], emit);
    assert.deepEqual([one.lines.length, other.lines.length], [0, 1]);
  });

  it("logs a translation that fails, and the emitter goes on", () => {
    const { logger, records } = recordingLogger();
    using _ = disposable(subscribeLogRecords([queryRecord], logger));
    queryExecuted.emit({ sql: "broken", milliseconds: 1 });
    const { room, channel, message, error } = records()[0] ?? {};
    assert.deepEqual([room, channel, message], ["logging", "test.query", "An event could not be logged"]);
    assert.match(JSON.stringify(error), /no such column/);
  });
});

function disposable(dispose: () => void): Disposable {
  return { [Symbol.dispose]: dispose };
}
