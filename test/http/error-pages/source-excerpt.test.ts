import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { respond } from "#rooms/http";
import { sourceExcerpt } from "../../../src/http/error-pages/source-excerpt.ts";

const thisFile = fileURLToPath(import.meta.url);

describe("sourceExcerpt", () => {
  it("shows the project's line that asked for the error, not Tolv's line that made it", () => {
    const excerpt = sourceExcerpt(respond.notFound("The post"));
    assert.equal(excerpt?.file, thisFile);
    assert.match(
      excerpt?.lines.find(({ number }) => number === excerpt.line)?.text ?? "",
      /respond\.notFound\("The post"\)/,
    );
  });

  it("shows Tolv's own line where no code of the project is on the stack", () => {
    const error = new Error("lost");
    error.stack = `Error: lost\n    at made (${new URL("../../../src/http/response/respond.ts", import.meta.url)}:3:1)`;
    assert.match(sourceExcerpt(error)?.file ?? "", /respond\.ts$/);
  });

  it("shows nothing for an error without a readable file", () => {
    const error = new Error("lost");
    error.stack = "Error: lost\n    at eval (<anonymous>:1:1)\n    at gone (file:///nowhere/gone.ts:1:1)";
    assert.equal(sourceExcerpt(error), undefined);
  });
});
