import assert from "node:assert/strict";
import { test } from "node:test";
import { AllowedHostsMissing, readConfig, requireAllowedHosts } from "#rooms/config";
import { production } from "./environments.ts";

function requireHosts(environment: Record<string, string>): void {
  requireAllowedHosts(readConfig({ groups: [], environment: { ...production, ...environment }, stage: "run" }));
}

test("a site without hosts is refused with Django's words", () => {
  assert.throws(() => requireHosts({}), { name: "TolvError", message: "You must set ALLOWED_HOSTS if DEBUG is off." });
});

test("a misspelt variable is named", () => {
  assert.throws(
    () => requireHosts({ ALLOWED_HOST: "example.com" }),
    (error) =>
      error instanceof AllowedHostsMissing && error.hint === "ALLOWED_HOST is set: did you mean ALLOWED_HOSTS?",
  );
});

test("hosts, or DEBUG, are enough", () => {
  requireHosts({ ALLOWED_HOSTS: "example.com" });
  requireHosts({ DJANGO_ALLOWED_HOSTS: "example.com" });
  requireHosts({ DEBUG: "true" });
});
