import assert from "node:assert/strict";
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";

/** A project's folder that is made for one test. */
export interface TemporaryProject extends AsyncDisposable {
  readonly directory: string;
}

/** A command of its own process that uses the project's development database. */
export interface Command {
  readonly process: ChildProcess;
  readonly url: string;
  leave(): Promise<void>;
}

/** How a command's process differs from this one. */
export interface CommandOptions extends SpawnOptions {
  readonly node?: string;
  readonly program?: string;
}

/** @param folder the project's place below a folder of its own. */
export async function temporaryProject(folder = ""): Promise<TemporaryProject> {
  const parent = await mkdtemp("/tmp/tolv-devdb-test-");
  const directory = join(parent, folder);
  await mkdir(directory, { recursive: true });
  const remove = async () => {
    killAll(directory);
    await waitUntilStopped(directory);
    for (const path of [stateOf(directory), parent])
      await rm(await realpath(path).catch(() => path), { recursive: true, force: true });
  };
  return { directory, [Symbol.asyncDispose]: remove };
}

export function stateOf(directory: string): string {
  return join(directory, ".tolv", "postgres");
}

/** Starts a command and waits for its answer: a URL or an error's code. */
export async function answerOf(directory: string, options: CommandOptions = {}) {
  const {
    node = process.execPath,
    program = fileURLToPath(new URL("./command.ts", import.meta.url)),
    ...rest
  } = options;
  const child = spawn(node, ["--conditions=tolv-source", program, directory], {
    stdio: ["pipe", "pipe", "inherit"],
    ...rest,
  });
  assert.ok(child.stdout);
  const answer: Promise<string> = once(createInterface({ input: child.stdout }), "line").then(([line]) => line);
  const ended = once(child, "exit").then(() => `{"code":"ended without an answer"}`);
  const { url, code, message } = JSON.parse(await Promise.race([answer, ended]));
  return { child, url, code, message } as { child: ChildProcess; url?: string; code?: string; message?: string };
}

export async function startCommand(directory: string, options: CommandOptions = {}): Promise<Command> {
  const { child, url, code, message } = await answerOf(directory, options);
  assert.ok(url, `${code}: ${message}`);
  const leave = async () => {
    const exited = once(child, "exit");
    child.stdin?.end("\n");
    assert.deepEqual(await exited, [0, null]);
  };
  return { process: child, url, leave };
}

export async function kill(process: ChildProcess): Promise<void> {
  const exited = once(process, "exit");
  process.kill("SIGKILL");
  await exited;
}

/** Runs the statements in one session; answers the values of the last one. */
export async function query(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is killed while a test is connected.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const results = [];
    for (const text of statements) results.push(await client.query({ text, rowMode: "array" }));
    return results.at(-1)?.rows.flat() ?? [];
  } finally {
    await client.end();
  }
}

/** Keepers and servers: whoever has a file of the project's state open, or names it on the command line. */
export function processesOf(directory: string): number[] {
  // As root the folder is a link.
  const state = linkOf(stateOf(directory)) || stateOf(directory);
  return readdirSync("/proc")
    .map(Number)
    .filter((id) => id > 0 && id !== process.pid && touches(id, state));
}

export function killAll(directory: string): void {
  for (const id of processesOf(directory)) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // The server's children end with it.
    }
  }
}

/** Answers the ids of the keeper and of the server's first process. */
export function keeperAndServer(directory: string): { keeper: number; server: number } {
  const server = Number(readFileSync(join(stateOf(directory), "data", "postmaster.pid"), "utf8").split("\n")[0]);
  const keeper = processesOf(directory).find((id) => commandLine(id).includes("keeper-process"));
  assert.ok(keeper && server);
  return { keeper, server };
}

export async function waitUntilStopped(directory: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (processesOf(directory).length > 0) {
    if (Date.now() > deadline) assert.fail(`still running: ${processesOf(directory).map(commandLine).join("; ")}`);
    await sleep(20);
  }
}

function touches(id: number, state: string): boolean {
  if (commandLine(id).includes(state)) return true;
  try {
    return readdirSync(`/proc/${id}/fd`).some((fd) => linkOf(`/proc/${id}/fd/${fd}`).startsWith(state));
  } catch {
    return false;
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

function commandLine(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
