import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { safeFileName } from "../../../../src/http/request/multipart/safe-file-name.ts";

describe("the name of an uploaded file", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["photo.png", "photo.png"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\eve\\photo.png", "photo.png"],
    ["/absolute/path.txt", "path.txt"],
    ["..", ""],
    ["a/..", ""],
    ["folder/", ""],
    [".", ""],
    [".htaccess", ".htaccess"],
    ["nul\0l.txt", "null.txt"],
    ["line\r\nbreak.txt", "linebreak.txt"],
    ["gpj.‮exe", "gpj.exe"],
    ["  spaced.txt  ", "spaced.txt"],
    ["\ud800.txt", "\ufffd.txt"],
    ["naïve 日本.txt", "naïve 日本.txt"],
  ];

  it("loses folders and what nobody sees", () => {
    for (const [sent, kept] of cases) assert.equal(safeFileName(sent), kept, JSON.stringify(sent));
  });

  it("is at most 255 characters long and keeps its ending", () => {
    assert.equal(safeFileName(`${"a".repeat(300)}.tar.gz`), `${"a".repeat(252)}.gz`);
    assert.equal(safeFileName("a".repeat(300)).length, 255);
    assert.equal(safeFileName(`.${"a".repeat(300)}`).length, 255);
  });
});
