import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { defineCheck, type Finding, isSerious, renderFindings, runChecks } from "#rooms/checks";

const warning: Finding = { id: "blog.W001", level: "warning", message: "Too many posts.", object: "blog.Post" };
const error: Finding = { id: "blog.E001", level: "error", message: "No posts.", hint: "Write one." };

describe("runChecks", () => {
  test("returns the findings of synchronous, asynchronous and generator checks in order", async () => {
    const checks = [
      defineCheck({ name: "first", run: () => [warning] }),
      defineCheck({ name: "second", run: async () => [error] }),
      defineCheck({
        name: "third",
        *run() {
          yield warning;
        },
      }),
    ];
    assert.deepEqual(await runChecks(checks), [warning, error, warning]);
  });

  test("a check that fails is not swallowed", async () => {
    const failing = defineCheck({
      name: "failing",
      run: () => {
        throw new Error("broken check");
      },
    });
    await assert.rejects(runChecks([failing]), /broken check/);
  });
});

describe("renderFindings", () => {
  test("says so when nothing was found", () => {
    assert.equal(renderFindings([]), "System check identified no issues (0 silenced).");
  });

  test("lists errors before warnings, with object, id and hint, and counts them", () => {
    assert.equal(
      renderFindings([warning, error]),
      [
        "System check identified some issues:",
        "",
        "ERRORS:",
        "?: (blog.E001) No posts.",
        "\tHINT: Write one.",
        "",
        "WARNINGS:",
        "blog.Post: (blog.W001) Too many posts.",
        "",
        "System check identified 2 issues (0 silenced).",
      ].join("\n"),
    );
  });
});

test("errors and criticals are serious, the rest is not", () => {
  const levels = ["debug", "info", "warning", "error", "critical"] as const;
  assert.deepEqual(
    levels.filter((level) => isSerious({ id: "a.I001", level, message: "" })),
    ["error", "critical"],
  );
});
