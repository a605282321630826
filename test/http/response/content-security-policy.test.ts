import assert from "node:assert/strict";
import { test } from "node:test";
import { allowSources, type PolicySources, respond } from "#rooms/http";
import { errorCode } from "../error-code.ts";

function policyWith(sources: PolicySources, own?: string): Record<string, string> {
  const headers = own === undefined ? {} : { "Content-Security-Policy": own };
  const header = allowSources(respond.text("page", { headers }), sources).headers.get("Content-Security-Policy") ?? "";
  return Object.fromEntries(header.split("; ").map((line) => [line.split(" ")[0], line.split(" ").slice(1).join(" ")]));
}

test("a source is added to its directive alone, next to the site itself", () => {
  assert.deepEqual(policyWith({ "img-src": ["https://images.example.com", "data:"] }), {
    "default-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
    "img-src": "'self' https://images.example.com data:",
  });
});

test("'none' gives way, and what is there already stays once", () => {
  const policy = policyWith({
    "frame-ancestors": ["'self'", "https://portal.example.com"],
    "form-action": ["https://pay.example.com"],
  });
  assert.equal(policy["frame-ancestors"], "'self' https://portal.example.com");
  assert.equal(policy["form-action"], "'self' https://pay.example.com");
  const twice = allowSources(respond.text(""), { "img-src": ["https://a.example"] });
  allowSources(twice, { "img-src": ["https://a.example", "https://b.example"] });
  assert.match(
    twice.headers.get("Content-Security-Policy") ?? "",
    /img-src 'self' https:\/\/a\.example https:\/\/b\.example$/,
  );
});

test("a policy of the response's own is what is extended", () => {
  assert.deepEqual(policyWith({ "style-src": ["'sha256-abc='"] }, "default-src 'none'"), {
    "default-src": "'none'",
    "style-src": "'sha256-abc='",
  });
});

test("what would let anything in, or end the directive, is refused", () => {
  const refused = [
    "'unsafe-inline'",
    "'unsafe-eval'",
    "*",
    "https:",
    "https://*",
    "http://images.example.com",
    "https://a.example; script-src *",
    "https://a.example 'unsafe-inline'",
    "https://a.example\r\nX-Evil: 1",
    "javascript:",
    "",
  ];
  for (const source of refused) {
    const sources = { "img-src": [source], "script-src": [source] } as unknown as PolicySources;
    assert.equal(
      errorCode(() => allowSources(respond.text(""), sources)),
      "http.policy_source_refused",
      source,
    );
  }
  for (const source of ["data:", "blob:"]) {
    const sources = { "script-src": [source] } as unknown as PolicySources;
    assert.equal(
      errorCode(() => allowSources(respond.text(""), sources)),
      "http.policy_source_refused",
      source,
    );
  }
});
