import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../support/tolv.ts";
import type { InstalledDjango } from "./find-django.ts";
import { type CommandOptions, type CommandResult, type ServedSite, type Site, sharedEnvironment } from "./site.ts";

const directory = join(import.meta.dirname, "../site");

/** The Django site of `test/django/site` on a database. */
export class DjangoSite implements Site {
  readonly name = "Django";
  readonly #python: string;
  readonly #environment: Readonly<Record<string, string>>;

  constructor({ python, version }: InstalledDjango, url: string, environment: Readonly<Record<string, string>> = {}) {
    this.#python = python;
    const hashers = { PASSWORD_HASHERS: hashersOf(version).join(",") };
    this.#environment = { ...sharedEnvironment, ...hashers, DATABASE_URL: url, ...environment };
  }

  manage(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
    return this.#run(["manage.py", ...args], options);
  }

  /**
   * Runs a piece of Python that knows `values` by name and leaves its answer, which JSON can hold, in `result`.
   *
   * @example
   * await django.evaluate("from django.core import signing; result = signing.dumps(value)", { value: [1, 2] });
   */
  async evaluate<Result>(
    source: string,
    values: Readonly<Record<string, unknown>> = {},
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Result> {
    const input = JSON.stringify({ source, values });
    const { exitCode, stdout, stderr } = await this.#run(["evaluate.py"], { input, environment });
    assert.equal(exitCode, 0, stderr);
    return JSON.parse(stdout);
  }

  async serve(): Promise<ServedSite> {
    const port = await freePort();
    const server = this.#start(["manage.py", "runserver", "--noreload", `127.0.0.1:${port}`]);
    const closed = once(server, "close");
    await untilListening(server, port);
    const stop = async () => {
      server.kill();
      await closed;
    };
    return { origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
  }

  async #run(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
    const child = this.#start(args, options);
    const output = { stdout: "", stderr: "" };
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
    const [exitCode] = await once(child, "close");
    return { exitCode, ...output };
  }

  #start(args: readonly string[], { environment = {}, input }: CommandOptions = {}): ChildProcess {
    const { PATH = "", HOME = "", PYTHONPATH = "" } = process.env;
    // Unbuffered, to be heard at once; without bytecode, to leave no files in the repository.
    const python = { PYTHONPATH, PYTHONUNBUFFERED: "1", PYTHONDONTWRITEBYTECODE: "1", PYTHONUTF8: "1" };
    const env = { PATH, HOME, ...python, ...this.#environment, ...environment };
    const child = spawn(this.#python, args, { cwd: directory, env, stdio: "pipe" });
    child.stdin?.end(input);
    return child;
  }
}

/** scrypt came with Django 4.0. */
function hashersOf(version: string): string[] {
  const newer = Number.parseInt(version, 10) >= 4 ? ["Scrypt"] : [];
  const others = ["PBKDF2SHA1", "Argon2", "BCryptSHA256", "BCrypt", ...newer];
  return ["hashers.PBKDF2PasswordHasher", ...others.map((name) => `django.contrib.auth.hashers.${name}PasswordHasher`)];
}

/** Django says that it listens shortly before it does, so the port is asked. */
async function untilListening(server: ChildProcess, port: number): Promise<void> {
  let output = "";
  for (const stream of [server.stdout, server.stderr])
    stream?.setEncoding("utf8").on("data", (text) => (output += text));
  while (!(await accepts(port))) {
    if (server.exitCode !== null) throw new Error(`Django ended before it listened.\n${output}`);
    await sleep(50);
  }
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
