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

  it("show the stack of an error below its record, and its causes", () => {
    const { logger, lines } = recordingLogger({ pretty: true });
    logger.error({ error: new Error("outer", { cause: new Error("inner") }) }, "Request failed");
    const text = lines.join("");
    assert.match(text, /ERROR: Request failed ?\n/);
    assert.match(text, /pretty-destination\.test\.ts/);
    assert.match(text, /inner/);
  });
});
