import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { kernelSettings, readConfig } from "#rooms/config";
import { goodSecretKey, problemsOf, production } from "./environments.ts";

function valuesOf(environment: Record<string, string>) {
  return readConfig({ groups: [], environment, stage: "run" }).of(kernelSettings);
}

/** The problem of a variable that is set in an otherwise good production environment. */
function problemWith(name: string, text: string) {
  const [problem, ...others] = problemsOf({ environment: { ...production, [name]: text } });
  assert.deepEqual(others, []);
  assert(problem, `${name}=${text} was accepted`);
  return problem;
}

test("production is the default, and it needs nothing but a secret key", () => {
  assert.deepEqual(
    { ...valuesOf(production) },
    {
      TOLV_ENV: "production",
      TOLV_ENV_FILE: undefined,
      TOLV_RELEASE: undefined,
      LOG_LEVEL: "info",
      LOG_LEVELS: {},
      TIME_ZONE: "UTC",
      DEBUG: false,
      ALLOWED_HOSTS: [],
      PORT: 8000,
    },
  );
});

test("development needs nothing", () => {
  const values = valuesOf({ TOLV_ENV: "development" });
  assert.equal(values.DEBUG, true);
  assert(values.SECRET_KEY.startsWith("tolv-insecure-"));
});

test("TOLV_ENV is one of three names, and a similar one is suggested", () => {
  const fixes = ["dev", "prod", "Staging", "producton", "test"].map(
    (text) => problemsOf({ environment: { ...production, TOLV_ENV: text } })[0]?.fix,
  );
  assert.deepEqual(fixes, [
    "Did you mean development?",
    "Did you mean production?",
    "Did you mean staging?",
    "Did you mean production?",
    "Use one of these words.",
  ]);
});

test("DEBUG is a boolean in the usual spellings", () => {
  const truths = ["true", "1", "yes", "on", "TRUE", "On"].map((DEBUG) => valuesOf({ ...production, DEBUG }).DEBUG);
  const lies = ["false", "0", "no", "off", "False"].map((DEBUG) => valuesOf({ TOLV_ENV: "development", DEBUG }).DEBUG);
  assert.deepEqual(new Set(truths), new Set([true]));
  assert.deepEqual(new Set(lies), new Set([false]));
});

test("a DEBUG meant for npm's debug package is refused and explained", () => {
  for (const text of ["*", "express:*", "app,db"]) {
    const { found, fix } = problemWith("DEBUG", text);
    assert.equal(found, JSON.stringify(text));
    assert.match(fix, /npm's "debug" package.*DEBUG=false.*LOG_LEVELS/);
  }
});

test("outside development a missing or weak secret key is refused without being shown", () => {
  const weak = {
    short: "x1y2z3",
    uniform: "ab".repeat(40),
    django: `django-insecure-${goodSecretKey}`,
    tolv: `tolv-insecure-${goodSecretKey}`,
  };
  const problems = Object.values(weak).map((text) => problemWith("SECRET_KEY", text));
  assert.deepEqual(
    problems.map(({ found, expected }) => [found, expected]),
    [
      ["[redacted]", "at least 50 characters (it has 6)"],
      ["[redacted]", "at least 5 different characters"],
      ["[redacted]", 'a key that does not start with "django-insecure-"'],
      ["[redacted]", 'a key that does not start with "tolv-insecure-"'],
    ],
  );
  const [missing] = problemsOf({ environment: { TOLV_ENV: "staging" } });
  assert.deepEqual([missing?.setting, missing?.found], ["SECRET_KEY", "nothing"]);
  assert.doesNotThrow(() => valuesOf({ TOLV_ENV: "development", SECRET_KEY: weak.short }));
});

test("the command in the message makes a key that is accepted", () => {
  const [problem] = problemsOf({ environment: {} });
  const command = /Make one with: (.+)$/.exec(problem?.fix ?? "")?.[1];
  assert(command);
  const key = execFileSync("sh", ["-c", command], { encoding: "utf8" }).trim();
  assert.equal(valuesOf({ SECRET_KEY: key }).SECRET_KEY, key);
});

test("ALLOWED_HOSTS refuses what no Host header can match, which would mean 400 for everybody", () => {
  const wrong = [
    "https://example.com/",
    "example.com:8000",
    "a b",
    "::1",
    "example.com/x",
    "..example.com",
    "*.example.com",
  ];
  for (const text of wrong) {
    const { fix } = problemWith("ALLOWED_HOSTS", `good.example,${text}`);
    assert.match(fix, /as a bare name: no https:\/\/, port, path or space; IPv6 in brackets\.$/);
    assert.ok(fix.includes(JSON.stringify(text)));
  }
  const right = ["*", ".example.com", "EXAMPLE.com", "127.0.0.1", "[::1]", "web", "my_host"];
  assert.deepEqual(valuesOf({ ...production, ALLOWED_HOSTS: right.join() }).ALLOWED_HOSTS, right);
});

test("lists are split at commas, without spaces and empty items", () => {
  const { ALLOWED_HOSTS } = valuesOf({ ...production, DJANGO_ALLOWED_HOSTS: "localhost, .example.com ,,[::1]" });
  assert.deepEqual(ALLOWED_HOSTS, ["localhost", ".example.com", "[::1]"]);
  assert.deepEqual(valuesOf({ ...production, SECRET_KEY_FALLBACKS: "old,older" }).SECRET_KEY_FALLBACKS, [
    "old",
    "older",
  ]);
});

test("time zones are names of the IANA database", () => {
  for (const TIME_ZONE of ["UTC", "Europe/Stockholm", "America/Argentina/Buenos_Aires"]) {
    assert.equal(valuesOf({ ...production, TIME_ZONE }).TIME_ZONE, TIME_ZONE);
  }
  assert.equal(problemWith("TIME_ZONE", "Europe/Stokholm").fix, "Did you mean Europe/Stockholm?");
  assert.equal(problemWith("TIME_ZONE", "+02:00").found, '"+02:00"');
});

test("log levels are accepted in either case and under Django's names", () => {
  const names = ["debug", "INFO", "warn", "WARNING", "Error", "fatal", "CRITICAL"];
  assert.deepEqual(
    names.map((DJANGO_LOG_LEVEL) => valuesOf({ ...production, DJANGO_LOG_LEVEL }).LOG_LEVEL),
    ["debug", "info", "warn", "warn", "error", "fatal", "fatal"],
  );
  assert.equal(problemWith("LOG_LEVEL", "verbose").found, '"verbose"');
});

test("log levels of single rooms are pairs", () => {
  assert.deepEqual(valuesOf({ ...production, LOG_LEVELS: "db=debug, http=WARNING," }).LOG_LEVELS, {
    db: "debug",
    http: "warn",
  });
  for (const text of ["db", "db=", "db=loud", "=debug", "db=debug=info"]) {
    assert.match(problemWith("LOG_LEVELS", text).fix, /^Give "[\w=]+" a level/);
  }
});

test("the port is a TCP port", () => {
  assert.deepEqual(
    ["1", "65535", "08000"].map((PORT) => valuesOf({ ...production, PORT }).PORT),
    [1, 65_535, 8000],
  );
  for (const text of ["0", "65536", "80.5", "1e3", "0x50", "http", " 80", "-1"]) problemWith("PORT", text);
});
