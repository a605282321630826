import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createOutput } from "#rooms/management";
import { recordingOutput } from "./recording.ts";

describe("createOutput", () => {
  it("prints results on stdout, errors and notices on stderr, and ends lines unless it writes", () => {
    const { output, printed } = recordingOutput();
    output.write("  Applying blog.0001_initial...");
    output.line(" OK");
    output.line();
    output.error("failed");
    output.notice("by the way");
    assert.deepEqual(printed, { stdout: "  Applying blog.0001_initial... OK\n\n", stderr: "failed\nby the way\n" });
  });

  it("is silent at a level above its verbosity, on both streams", () => {
    const { output, printed } = recordingOutput();
    const quiet = output.with({ verbosity: 0 });
    quiet.at(1).line("usual");
    quiet.at(1).error("usual");
    quiet.at(0).line("result");
    const verbose = output.with({ verbosity: 3 });
    verbose.at(3).line("detail");
    assert.equal(verbose.at(2).verbosity, 3);
    assert.deepEqual(printed, { stdout: "result\ndetail\n", stderr: "" });
  });

  it("colours at a terminal only, and not when colours are taken away", () => {
    const { output, printed } = recordingOutput(true);
    assert.equal(output.isTerminal, true);
    for (const style of ["success", "error", "warning", "heading"] as const) {
      assert.notEqual(output.style[style]("text"), "text");
      assert.equal(output.with({ color: false }).style[style]("text"), "text");
      assert.equal(recordingOutput().output.style[style]("text"), "text");
    }
    output.with({ color: false }).error("plain");
    output.error("red");
    assert.match(printed.stderr, /^plain\n.+red.+\n$/);
    assert.equal(printed.stderr.includes("\u001b["), true);
  });

  it("tells six sources apart at a terminal", () => {
    const { style } = recordingOutput(true).output;
    const tints = [0, 1, 2, 3, 4, 5].map((index) => style.tint("web.1", index));
    assert.equal(new Set([...tints, "web.1"]).size, 7);
    assert.equal(style.tint("web.1", 6), tints[0]);
    assert.equal(recordingOutput().output.style.tint("web.1", 3), "web.1");
  });

  it("looks at each stream by itself", () => {
    const written: string[] = [];
    const pipe = { write: (text: string) => written.push(text) };
    const screen = { isTTY: true, hasColors: () => true, write: (text: string) => written.push(text) };
    const output = createOutput({ stdout: pipe, stderr: screen });
    output.line(output.style.success("done"));
    output.error("failed");
    assert.equal(written[0], "done\n");
    assert.match(String(written[1]), /.failed./);
    assert.equal(output.isTerminal, false);
  });
});
