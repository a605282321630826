import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { releaseHeadings, releaseProblem } from "../../scripts/release-notes.ts";

const root = new URL("../../", import.meta.url);

test("the release notes have one Pending heading at most, and it comes first", () => {
  const headings = releaseHeadings(readFileSync(new URL("RELEASE_NOTES.md", root), "utf8"));
  assert.ok(headings.length > 0);
  assert.ok(headings.lastIndexOf("Pending") <= 0, "Pending must be the first heading, once");
});

test("publishing is refused while the notes say Pending", async () => {
  assert.match(releaseProblem("# Notes\n\n## Pending\n\n## 0.1.0\n", "0.2.0") ?? "", /still says "Pending"/);
  const script = new URL("scripts/refuse-pending-release.ts", root).pathname;
  await assert.rejects(promisify(execFile)(process.execPath, [script]), { code: 1, stderr: /still says "Pending"/ });
});

test("publishing is refused when the newest notes are of another version", () => {
  assert.match(releaseProblem("## 0.1.0\n", "0.2.0") ?? "", /starts with "0.1.0", package.json says 0.2.0/);
});

test("publishing is allowed when the newest notes are of this version", () => {
  assert.equal(releaseProblem("## 0.2.0\n\n## 0.1.0\n", "0.2.0"), undefined);
});
