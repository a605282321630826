import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { redact } from "../../../src/http/error-pages/redact.ts";

/** The names whose values an error page hides. */
function hidden(...names: string[]): string[] {
  return redact(names.map((name) => [name, "a value"]))
    .filter(([, value]) => value === "[redacted]")
    .map(([name]) => name);
}

describe("what an error page hides", () => {
  it("is what the names of headers, cookies and parameters say to be secret", () => {
    const secrets = [
      "authorization",
      "proxy-authorization",
      "cookie",
      "x-api-key",
      "sessionid",
      "csrftoken",
      "password",
    ];
    assert.deepEqual(hidden(...secrets), secrets);
  });

  it("is not who wrote a post, nor what a browser says of itself", () => {
    assert.deepEqual(hidden("author", "author_id", "user-agent", "accept", "host", "next"), []);
  });

  it("is not what a setting is made of", () => {
    assert.deepEqual(redact([["LOG_LEVELS", { db: "debug" }]]), [["LOG_LEVELS", '{"db":"debug"}']]);
  });

  it("is a secret inside a text too", () => {
    assert.deepEqual(redact([["referer", "https://example.com/?token=abcdefgh&q=1"]]), [
      ["referer", "https://example.com/?token=[redacted]&q=1"],
    ]);
  });
});
