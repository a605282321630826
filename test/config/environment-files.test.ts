import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { databaseSettings, defineSettings, env, kernelSettings, readConfig, type Stage } from "#rooms/config";
import { strongKey } from "../support/tolv.ts";

function folder(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "tolv-files-"));
  t.after(() => rmSync(directory, { recursive: true }));
  return directory;
}

function write(directory: string, name: string, content: string): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

// In a process of its own, since the environment of this one must stay as it is.
const script = `
  import { readConfig, readEnvironment, kernelSettings } from "#rooms/config";
  try {
    const config = readConfig({ groups: [], environment: readEnvironment({ directory: process.argv[1] }), stage: "run" });
    console.log(config.of(kernelSettings).PORT, config.environmentName);
  } catch (error) {
    console.log(error.message);
  }
`;

function readPort(directory: string, variables: Record<string, string>): string {
  const node = ["--conditions=tolv-source", "--input-type=module-typescript", "--eval", script, directory];
  const env = { SECRET_KEY: strongKey, ...variables };
  const cwd = join(import.meta.dirname, "../..");
  return execFileSync(process.execPath, node, { encoding: "utf8", cwd, env }).trim();
}

test("the file of TOLV_ENV_FILE completes the environment everywhere; the process wins over it, it wins over .env", (t) => {
  const directory = folder(t);
  const TOLV_ENV_FILE = write(directory, "site.env", "PORT=7001\n");
  assert.equal(readPort(directory, { TOLV_ENV_FILE }), "7001 production");
  assert.equal(readPort(directory, { TOLV_ENV_FILE, PORT: "7002" }), "7002 production");
  write(directory, ".env", "PORT=7003\n");
  assert.equal(readPort(directory, { TOLV_ENV_FILE, TOLV_ENV: "development" }), "7001 development");
});

test("the file of TOLV_ENV_FILE may say what the deployment is for", (t) => {
  const directory = folder(t);
  const TOLV_ENV_FILE = write(directory, "site.env", "TOLV_ENV=staging\n");
  assert.equal(readPort(directory, { TOLV_ENV_FILE }), "8000 staging");
});

test("a problem in the file of TOLV_ENV_FILE names its line, and a file that is not there is one", (t) => {
  const directory = folder(t);
  const TOLV_ENV_FILE = write(directory, "site.env", "\nPORT=many\n");
  assert.match(readPort(directory, { TOLV_ENV_FILE }), /PORT \(\S+site\.env:2\): found "many"/);
  assert.match(readPort(directory, { TOLV_ENV_FILE: "/nowhere" }), /\/nowhere: found something .* \(ENOENT\)/);
});

const shopSettings = defineSettings("shop", { SHOP_KEY: env.secret().describe("A key."), SHOP_FILE: env.string() });

function read(environment: Record<string, string>, stage: Stage = "run") {
  return readConfig({ groups: [databaseSettings, shopSettings], environment, stage });
}

test("a secret may lie in a file, without its last line break; parts of a composed one too", (t) => {
  const directory = folder(t);
  const config = read({
    SECRET_KEY_FILE: write(directory, "key", `${strongKey}\n`),
    SHOP_KEY_FILE: write(directory, "shop", "two\nlines\n"),
    SHOP_FILE: "a setting of its own, no file of one",
    POSTGRES_HOST: "db",
    POSTGRES_PASSWORD_FILE: write(directory, "password", "p#ss\r\n"),
  });
  assert.equal(config.of(kernelSettings).SECRET_KEY, strongKey);
  assert.equal(config.of(shopSettings).SHOP_KEY, "two\nlines");
  assert.match(String(config.of(databaseSettings).DATABASE_URL), /p%23ss@db/);
});

test("a secret file that cannot be read, or stands beside the secret itself, is a problem; nothing is printed", (t) => {
  const path = write(folder(t), "key", "hunter2-hunter2");
  const environment = { DATABASE_URL: "postgres://app@db/site", SECRET_KEY: strongKey, SHOP_FILE: "x" };
  const expected = /SHOP_KEY_FILE: found "\/nowhere", expected the path of a file[\s\S]*SHOP_KEY: found nothing/;
  assert.throws(() => read({ ...environment, SHOP_KEY_FILE: "/nowhere" }), expected);
  assert.throws(
    () => read({ ...environment, SHOP_KEY: "x", SHOP_KEY_FILE: path }),
    (error) => /SHOP_KEY: found SHOP_KEY_FILE beside it/.test(String(error)) && !/hunter2/.test(String(error)),
  );
});

test("the secret files of a later stage are not read", () => {
  const environment = {
    DATABASE_URL: "postgres://app@db/site",
    SECRET_KEY_FILE: "/nowhere",
    SHOP_KEY_FILE: "/nowhere",
  };
  assert.doesNotThrow(() => read(environment, "release"));
});
