import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInContext } from "#rooms/context";
import { currentLogger } from "#rooms/logging";
import { recordingLogger } from "./recording.ts";

describe("createLogger", () => {
  it("writes one JSON record a line with level, time, process, bindings, fields and message", () => {
    const { logger, lines, records } = recordingLogger({ bindings: { release: "v12" } });
    logger.info({ orders: 3 }, "Orders sent");
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /^\{.*\}\n$/);
    const { time, ...record } = records()[0] ?? {};
    assert.deepEqual(record, { level: "info", pid: process.pid, release: "v12", orders: 3, message: "Orders sent" });
    assert.equal(new Date(String(time)).toISOString(), time);
  });

  it("writes nothing below its level", () => {
    const { logger, records } = recordingLogger({ level: "warn" });
    logger.debug({}, "debug");
    logger.info({}, "info");
    logger.warn({}, "warn");
    logger.error({}, "error");
    logger.write("fatal", {}, "fatal");
    assert.deepEqual(
      records().map(({ message }) => message),
      ["warn", "error", "fatal"],
    );
  });

  it("writes nothing when silent", () => {
    const { logger, lines } = recordingLogger({ level: "silent" });
    logger.write("fatal", {}, "fatal");
    assert.deepEqual(lines, []);
  });

  it("gives a room its own level, also above and below the general one, and to the rooms within it", () => {
    const { logger, records } = recordingLogger({ level: "info", levels: { db: "debug", http: "error" } });
    logger.child({ room: "db" }).debug({}, "a query");
    logger.child({ room: "db.pool" }).debug({}, "a connection");
    logger.child({ room: "dbx" }).debug({}, "another room");
    logger.child({ room: "http" }).warn({}, "a slow client");
    logger.child({ room: "http" }).error({}, "a crash");
    assert.deepEqual(
      records().map(({ room, message }) => [room, message]),
      [
        ["db", "a query"],
        ["db.pool", "a connection"],
        ["http", "a crash"],
      ],
    );
  });

  it("lets a field name the room as a binding does", () => {
    const { logger, records } = recordingLogger({ level: "info", levels: { db: "debug", http: "error" } });
    logger.debug({ room: "db" }, "a query");
    logger.child({ room: "http" }).info({ room: "mail" }, "a letter");
    logger.child({ room: "mail" }).warn({ room: "http" }, "a slow client");
    assert.deepEqual(
      records().map(({ room, message }) => [room, message]),
      [
        ["db", "a query"],
        ["mail", "a letter"],
      ],
    );
  });

  it("hands bindings down to children, an inner one replacing an outer one of its name", () => {
    const { logger, lines, records } = recordingLogger({ bindings: { release: "v12" } });
    const request = logger.child({ requestId: "r1", room: "http" });
    request.child({ room: "db" }).info({}, "queried");
    assert.equal(lines[0]?.match(/"room"/g)?.length, 1);
    const { release, requestId, room } = records()[0] ?? {};
    assert.deepEqual({ release, requestId, room }, { release: "v12", requestId: "r1", room: "db" });
    assert.equal(request.root, logger);
  });

  it("masks secrets in fields, bindings and the message", () => {
    const { logger, lines } = recordingLogger({ bindings: { token: "binding-secret" } });
    logger.child({ cookie: "child-secret" }).info({ password: "field-secret" }, "postgres://u:message-secret@db/x");
    assert.doesNotMatch(lines.join(), /-secret/);
  });

  it("keeps a field from standing for a part that every record has", () => {
    const { logger, lines, records } = recordingLogger();
    logger.error({ level: "debug", message: "forged", time: "never", pid: 1 }, "real");
    assert.equal(lines[0]?.match(/"level":/g)?.length, 1);
    const { level, level_, message, message_ } = records()[0] ?? {};
    assert.deepEqual([level, level_, message, message_], ["error", "debug", "real", "forged"]);
  });

  it("keeps a value with line breaks inside its own record", () => {
    const { logger, lines, records } = recordingLogger();
    const attack = 'x\n{"level":"error","message":"forged"}\r\n';
    logger.info({ path: attack }, attack);
    assert.equal(lines.join("").split("\n").length, 2);
    assert.equal(records()[0]?.path, attack);
  });

  it("is found through the ambient context, with what the request added", () => {
    const { logger, records } = recordingLogger();
    runInContext([currentLogger.with(logger.child({ requestId: "r7" }))], () => currentLogger.get().info({}, "here"));
    assert.equal(records()[0]?.requestId, "r7");
  });
});
