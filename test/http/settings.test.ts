import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig } from "#rooms/config";
import { httpSettings } from "#rooms/http";

const base = { SECRET_KEY: "0123456789abcdef".repeat(4), ALLOWED_HOSTS: "example.com", TOLV_ENV: "production" };

function read(environment: Readonly<Record<string, string>>) {
  return readConfig({ groups: [httpSettings], environment: { ...base, ...environment }, stage: "run" }).of(
    httpSettings,
  );
}

test("the defaults are safe", () => {
  const values = read({});
  assert.equal(values.CSRF_COOKIE_SECURE, true);
  assert.equal(values.DATA_UPLOAD_MAX_MEMORY_SIZE, 2_621_440);
  assert.deepEqual([values.TRUSTED_PROXIES, values.CSRF_TRUSTED_ORIGINS], [[], []]);
  assert.equal(read({ TOLV_ENV: "development" }).CSRF_COOKIE_SECURE, false);
});

test("proxies are addresses and networks", () => {
  assert.deepEqual(read({ TRUSTED_PROXIES: "10.0.0.0/8, ::1" }).TRUSTED_PROXIES, ["10.0.0.0/8", "::1"]);
  assert.throws(() => read({ TRUSTED_PROXIES: "10.0.0.0/8,nginx" }), { message: /Write nginx as an address/ });
});

test("trusted origins have a scheme and no path", () => {
  const origins = "https://example.com,https://*.example.com:8443";
  assert.deepEqual(read({ CSRF_TRUSTED_ORIGINS: origins }).CSRF_TRUSTED_ORIGINS, origins.split(","));
  for (const origin of ["example.com", "https://example.com/path", "ftp://example.com", "https://"]) {
    assert.throws(() => read({ CSRF_TRUSTED_ORIGINS: origin }), { message: /as an origin such as/ }, origin);
  }
});
