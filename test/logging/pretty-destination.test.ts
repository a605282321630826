import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recordingLogger } from "./recording.ts";

describe("pretty lines", () => {
  it("show time, level, room, message and fields on one line", () => {
    const { logger, lines } = recordingLogger({ pretty: true, bindings: { release: "v1" } });
    logger.child({ room: "db" }).info({ milliseconds: 3 }, "Connected");
    assert.match(lines.join(""), /^\[\d\d:\d\d:\d\d\.\d{3}\] INFO: db: Connected \{"milliseconds":3\}\n$/);
  });

  it("are coloured only on request", () => {
    const plain = recordingLogger({ pretty: true });
    plain.logger.info({ a: 1 }, "text");
    assert.equal(plain.lines.join("").includes("\u001b"), false);
    const colored = recordingLogger({ pretty: true, colors: true });
    colored.logger.info({ a: 1 }, "text");
    assert.equal(colored.lines.join("").includes("\u001b["), true);
  });

  it("show control characters of a value instead of obeying them", () => {
    const { logger, lines } = recordingLogger({ pretty: true });
    const attack = "\u001b[2J\u009b31m\r\n[10:00:00.000] INFO: forged\u2028\u202e";
    logger.child({ room: attack }).info({ path: attack, nested: { [attack]: attack } }, attack);
    logger.error({ error: new Error(attack) }, "failed");
    const text = lines.join("");
    assert.equal(/[^\P{C}\n]/u.test(text), false, JSON.stringify(text));
    assert.equal(
      text.split("\n").some((line) => /^\[10:00:00/.test(line)),
      false,
    );
    assert.match(text, /\\u001b\[2J/);
  });

  it("show an error below its record: stack, code and hint, causes, and the errors of an aggregate", () => {
    const { logger, lines } = recordingLogger({ pretty: true });
    const inner = Object.assign(new TypeError("inner"), { code: "42P01" });
    const outer = Object.assign(new Error("outer", { cause: inner }), { code: "ECONNREFUSED" });
    logger.child({ room: "http" }).error({ path: "/", error: new AggregateError([outer, "text"], "all") }, "failed");
    const shown = lines
      .join("")
      .replace(/^\[.*?\] /, "")
      .replace(/\n {8}at .*/g, "\n        at …")
      .replace(/(\n {8}at …)+/g, "$1");
    assert.equal(
      shown,
      `ERROR: http: failed {"path":"/"}
    AggregateError: all
        at …
    error 1: Error: outer
        at …
    code: ECONNREFUSED
    cause: TypeError: inner
        at …
    sqlstate: 42P01
    error 2: text
`,
    );
  });

  it("show whatever was logged as an error", () => {
    const { logger, lines } = recordingLogger({ pretty: true });
    const forms = ["a text", null, 5, [], { type: "x", message: "y", stack: 5 }, { stack: "s", errors: "none" }];
    for (const error of forms) logger.error({ error }, "failed");
    assert.deepEqual(
      lines.map((line) => line.split("\n").slice(1, -1)),
      [["a text"], ["null"], ["5"], ["[]"], ['{"type":"x","message":"y","stack":5}'], ["s", "error 1: none"]].map(
        (each) => each.map((line) => `    ${line}`),
      ),
    );
  });

  it("tell the time where the reader is", (t) => {
    const now = new Date(2026, 10, 28, 7, 5, 9, 4);
    t.mock.timers.enable({ apis: ["Date"], now });
    const { logger, lines } = recordingLogger({ pretty: true });
    logger.info({}, "text");
    assert.equal(lines.join(""), "[07:05:09.004] INFO: text\n");
  });
});
