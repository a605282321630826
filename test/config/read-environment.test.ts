import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readEnvFile } from "../../src/config/env-file.ts";

// Each case runs in a process of its own, since the environment of this one must stay as it is.
const script = `
  import { readConfig, readEnvironment } from "#rooms/config";
  const defaults = JSON.parse(process.argv[2]);
  try {
    const environment = readEnvironment({ directory: process.argv[1], defaults });
    readConfig({ groups: [], environment, stage: "run" });
    console.log(JSON.stringify(environment));
  } catch (error) {
    console.log(error.message);
  }
`;

interface Case {
  readonly file?: string;
  readonly defaults?: Record<string, string>;
  readonly variables?: Record<string, string>;
}

/** Reads the environment in a new process and folder; returns it, or the message of the error as text. */
function read({ file, defaults = {}, variables = {} }: Case): string {
  const directory = mkdtempSync(join(tmpdir(), "tolv-environment-"));
  try {
    if (file !== undefined) writeFileSync(join(directory, ".env"), file);
    const node = ["--conditions=tolv-source", "--input-type=module-typescript", "--eval", script, directory];
    const options = { encoding: "utf8", cwd: join(import.meta.dirname, "../.."), env: variables } as const;
    return execFileSync(process.execPath, [...node, JSON.stringify(defaults)], options).trim();
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const development = { TOLV_ENV: "development" };
const goodKey = "k3y-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF";

test("outside development the file .env is not read", () => {
  const variables = { SECRET_KEY: goodKey };
  assert.deepEqual(JSON.parse(read({ file: "PORT=9000", variables })), variables);
});

test("in development the process wins over .env, and .env over the caller's defaults", () => {
  const environment = read({
    file: "PORT=9000\nLOG_LEVEL=debug\nDEBUG=no",
    variables: { PORT: "7000" },
    defaults: { ...development, PORT: "6000", LOG_LEVEL: "error", TIME_ZONE: "Europe/Rome" },
  });
  const expected = { ...development, PORT: "7000", LOG_LEVEL: "debug", DEBUG: "no", TIME_ZONE: "Europe/Rome" };
  assert.deepEqual(JSON.parse(environment), expected);
});

test("an empty variable of the process does not hide the one in .env", () => {
  const environment = JSON.parse(read({ file: "PORT=9000", variables: { ...development, PORT: "" } }));
  assert.equal(environment.PORT, "9000");
});

test("the process decides about development, whatever the caller's default", () => {
  const environment = read({
    file: "PORT=9000",
    variables: { TOLV_ENV: "staging", SECRET_KEY: goodKey },
    defaults: development,
  });
  assert.deepEqual(JSON.parse(environment), { TOLV_ENV: "staging", SECRET_KEY: goodKey });
});

test("a development without .env is fine", () => {
  assert.deepEqual(JSON.parse(read({ variables: development })), development);
});

test("a problem with a value from .env names file and line, one with a variable of the process does not", () => {
  const file = "# the port\n\nexport PORT = eighty\r\nLOG_LEVEL=info";
  assert.match(read({ file, variables: development }), /^ {2}PORT \(\.env:3\): found "eighty"/m);
  assert.match(read({ file, variables: { ...development, PORT: "ninety" } }), /^ {2}PORT: found "ninety"/m);
});

test("quotes and comments in .env are understood", () => {
  const environment = JSON.parse(
    read({ file: "TIME_ZONE=\"Europe/Rome\" # there\nLOG_LEVELS='db=debug'", variables: development }),
  );
  assert.deepEqual([environment.TIME_ZONE, environment.LOG_LEVELS], ["Europe/Rome", "db=debug"]);
});

test("a .env that names another environment is refused", () => {
  const message = read({ file: "PORT=9000\nTOLV_ENV=production", variables: development });
  assert.match(
    message,
    /TOLV_ENV \(\.env:2\): found "production", expected development, since .env is read in development only/,
  );
});

test("a line of .env that would be passed over or cut is refused, and never shown", () => {
  const file = [
    "# a comment",
    "hidden text",
    "",
    "  export PORT=9000 # a comment",
    "POSTGRES_PASSWORD=hidden#text",
    "COLOUR=#336699",
    "QUOTED='a#b' # a comment",
    'LINES="one',
    "two # three",
    'four"',
    "EMPTY= # a comment",
    "=hidden",
  ].join("\n");
  assert.deepEqual(read({ file, variables: development }).split("\n"), [
    "The environment has 4 problems:",
    "  .env:2: found a line of another form, expected NAME=value. Correct the line, or begin it with # to make it a comment.",
    '  POSTGRES_PASSWORD (.env:5): found a # outside quotes, expected quotes around such a value, since # begins a comment. Write POSTGRES_PASSWORD="…".',
    '  COLOUR (.env:6): found a # outside quotes, expected quotes around such a value, since # begins a comment. Write COLOUR="…".',
    "  .env:12: found a line of another form, expected NAME=value. Correct the line, or begin it with # to make it a comment.",
  ]);
});

test("a .env that cannot be read is named", () => {
  const directory = mkdtempSync(join(tmpdir(), "tolv-environment-"));
  mkdirSync(join(directory, ".env"));
  try {
    assert.throws(
      () => readEnvFile(directory),
      /\.env: found something that cannot be read \(EISDIR\), expected a text/,
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
});
