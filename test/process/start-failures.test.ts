import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { freePort, strongKey, tolv } from "../support/tolv.ts";

const folder = await mkdtemp(join(tmpdir(), "tolv-failures-"));
after(() => rm(folder, { recursive: true }));
await symlink(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(folder, "node_modules"));
await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
await writeFile(join(folder, "file"), "precious");

const taken = createServer().listen(0, "127.0.0.1");
await once(taken, "listening");
after(() => taken.close());
const takenSocket = createServer().listen(join(folder, "taken.sock"));
await once(takenSocket, "listening");
after(() => takenSocket.close());
const address = taken.address();
const takenPort = typeof address === "object" ? address?.port : undefined;

const production = {
  DATABASE_URL: "postgres://app@127.0.0.1:1/none",
  SECRET_KEY: strongKey,
  ALLOWED_HOSTS: "127.0.0.1",
};

const sound = 'import { defineProject } from "tolv";\nexport default defineProject({ name: "own", apps: [] });\n';

/** What is wrong, and what an operator reads. */
interface Failure {
  readonly source?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly bind?: string;
  /** The sentence that says what is wrong. */
  readonly says: string;
  /** The next step. */
  readonly hint?: string;
}

const failures: Readonly<Record<string, Failure>> = {
  "hosts are missing": {
    environment: { ALLOWED_HOSTS: "" },
    says: "CommandError: You must set ALLOWED_HOSTS if DEBUG is off.",
    hint: "Set ALLOWED_HOSTS to the host names of the site",
  },
  "the key is missing": {
    environment: { SECRET_KEY: "" },
    says: "[config.invalid]",
    hint: "SECRET_KEY: found nothing, expected at least 50 random characters.",
  },
  "the file of the environment is missing": {
    environment: { TOLV_ENV_FILE: join(folder, "none.env") },
    says: "none.env: found something that cannot be read (ENOENT)",
    hint: "Correct TOLV_ENV_FILE",
  },
  "the port is taken": {
    bind: `127.0.0.1:${takenPort}`,
    says: `Port ${takenPort} on 127.0.0.1 is already in use. [server.port_in_use]`,
    hint: "Stop who listens there",
  },
  "the Unix socket is taken": {
    bind: `unix:${join(folder, "taken.sock")}`,
    says: "taken.sock. [server.socket_in_use]",
    hint: "Stop it",
  },
  "a file stands where the Unix socket should": {
    bind: `unix:${join(folder, "file")}`,
    says: "there is a file of another kind. [server.socket_unavailable]",
    hint: "in a folder that this user may write to",
  },
  "the folder of the Unix socket is missing": {
    bind: `unix:${join(folder, "none/http.sock")}`,
    says: "the folder does not exist. [server.socket_unavailable]",
    hint: "in a folder that this user may write to",
  },
  "a package is missing": {
    source: `import "not-installed";\n${sound}`,
    says: "Cannot find package 'not-installed'",
    hint: "npm ci",
  },
  "the source has a mistake of syntax": { source: "export default 12 +;\n", says: "SyntaxError" },
  "the source throws": { source: 'throw new Error("no such planet");\n', says: "Error: no such planet" },
  "the folder has no project": { source: "", says: "[project.invalid]", hint: "export default defineProject" },
};

describe("tolv serve, when it cannot start,", { timeout: 180_000 }, () => {
  for (const [name, failure] of Object.entries(failures)) {
    const { source = sound, says, hint = says } = failure;
    for (const workers of ["0", "4"]) {
      test(`says once why, and ends with 1: ${name}, -w ${workers}`, async () => {
        await writeFile(join(folder, "project.ts"), source);
        const { exitCode, stdout, stderr } = await serve(workers, failure);
        const printed = `${stdout}${stderr}`;
        assert.equal(exitCode, 1, printed);
        assert.equal(stdout, "", "an end has no record of its own");
        assert.equal(printed.split(says).length, 2, printed);
        assert.ok(printed.includes(hint), printed);
      });
    }
  }

  test("names the end of a worker that ended without a word", async () => {
    await writeFile(join(folder, "project.ts"), "process.exit(7);\n");
    const { exitCode, stdout, stderr } = await serve("2", {});
    assert.deepEqual([exitCode, stdout], [1, ""]);
    assert.match(stderr, /^Error: The site does not start: the worker ended with exit code 7\. \[server\.workers_can/);
  });

  test("waits for no load balancer", async () => {
    await writeFile(join(folder, "project.ts"), 'throw new Error("no such planet");\n');
    const environment = { SERVE_DRAIN_LAG: "3600" };
    assert.equal((await serve("2", { environment })).exitCode, 1);
    await writeFile(join(folder, "project.ts"), sound);
    for (const workers of ["0", "2"]) {
      assert.equal((await serve(workers, { environment, bind: `127.0.0.1:${takenPort}` })).exitCode, 1);
    }
  });
});

async function serve(workers: string, { bind, environment }: Pick<Failure, "bind" | "environment">) {
  const where = bind ?? `127.0.0.1:${await freePort()}`;
  return tolv(["serve", "-w", workers, "-b", where], {
    directory: folder,
    environment: { ...production, ...environment },
  });
}
