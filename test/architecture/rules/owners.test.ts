import assert from "node:assert/strict";
import { test } from "node:test";
import { assertRefusedInDb, assertWelcomeInDb, brief, plant } from "../plant.ts";

test("a library is used by its owner only", () => {
  for (const library of ["find-my-way", "nodemailer", "node:child_process", "node:process", "node:async_hooks"]) {
    assertRefusedInDb(`import thing from "${library}";`, "foreign-library");
  }
  assertRefusedInDb('import type { Config } from "find-my-way";', "foreign-library");
  assertRefusedInDb('const { default: mailer } = await import("nodemailer/file");', "foreign-library");
  assert.deepEqual(brief(plant({ "src/http/planted.ts": 'import { sql } from "kysely";' })), [
    "foreign-library src/http/planted.ts",
  ]);
  assertWelcomeInDb('import { sql } from "kysely"; import types from "pg/types"; import { join } from "node:path";');
});

test("a member of a global is used by its owner only", () => {
  for (const use of [
    "process.env.HOME",
    "process\n  .env",
    "process?.env",
    "globalThis.process.env",
    "process.argv[2]",
    "process.exit(1)",
    'process.on("SIGTERM", stop)',
    "process.stdout.write(text)",
    "console.log(text)",
    "globalThis.console.log(text)",
    `\`\${process.env.HOME}\``,
  ]) {
    assertRefusedInDb(`const value = ${use};`, "foreign-global");
  }
  assertRefusedInDb("const { pid, env: variables } = process;", "foreign-global");
  assertRefusedInDb("process.exitCode = 1;", "foreign-global");
});

test("a global is named with the member that is used", () => {
  assertRefusedInDb('const value = process["env"];', "whole-process");
  assertRefusedInDb("const everything = process;", "whole-process");
  assertRefusedInDb("inspect(process);", "whole-process");
  assertRefusedInDb("(process as unknown as Fake).env;", "whole-process");
});

test("what only looks like an owned global is none", () => {
  assertWelcomeInDb("// process.env is read elsewhere, console.log nowhere");
  assertWelcomeInDb('const text = "process.env";');
  assertWelcomeInDb("const text = worker.process.env + myconsole.log + process.environment + process.pid;");
  assertWelcomeInDb("const { pid, platform } = process;");
  assertWelcomeInDb("interface Task { process: string; console?: string; process(): void }");
});
