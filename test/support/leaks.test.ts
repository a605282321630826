import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { suite, test } from "node:test";
import { checkLeaks } from "./leaks.ts";

checkLeaks();

const helper = new URL("./leaks.ts", import.meta.url).href;

/** Runs a test file of these lines as `node --test` would. */
async function run(lines: string): Promise<{ code: number; errors: string }> {
  const program = `import test from "node:test"; import { checkLeaks } from "${helper}"; checkLeaks(); ${lines}`;
  const file = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [errors, [code]] = await Promise.all([file.stderr.toArray(), once(file, "exit")]);
  return { code, errors: errors.join("") };
}

suite("a test file", { concurrency: true }, () => {
  test("that closes what it opened passes", async () => {
    const lines = `import { createServer } from "node:net";
      test("t", () => new Promise((resolve) => { const s = createServer().listen(0, () => s.close(resolve)); }));`;
    assert.deepEqual(await run(lines), { code: 0, errors: "" });
  });

  test("that leaves a server open fails and names it", async () => {
    const lines = `import { createServer } from "node:net"; test("t", () => { createServer().listen(0); });`;
    const { code, errors } = await run(lines);
    assert.equal(code, 1);
    assert.match(errors, /left open: .*TCPServerWrap/);
  });

  test("that leaves a detached process running fails and names it", async () => {
    const lines = `import { spawn } from "node:child_process";
      test("t", () => { spawn("sleep", ["2"], { detached: true, stdio: "ignore" }).unref(); });`;
    const { code, errors } = await run(lines);
    assert.equal(code, 1);
    assert.match(errors, /left running: sleep 2/);
  });
});

test("every file is checked: the runner loads the guard before it", () => {
  assert.ok(
    process.execArgv.some((argument) => argument.includes("leak-guard.ts")),
    "run test files with `npm run test:file -- <file>`, which loads test/support/leak-guard.ts",
  );
});
