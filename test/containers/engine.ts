import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type StandIn, standIns } from "./stand-ins.ts";

/** What a finished program left. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A Docker engine that builds and runs images. */
export interface Engine {
  /** Builds an image from the Dockerfile of a folder. */
  build(tag: string, directory: string, args?: readonly string[]): Promise<void>;
  /** Gets ready to run containers; afterwards nothing can be built. */
  open(): Promise<void>;
  /** Runs `docker` with these arguments; fails unless told what else to expect. */
  docker(args: readonly string[], expected?: number): Promise<Outcome>;
  /** Runs a program where the ports that containers publish can be reached. */
  beside(args: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
}

/**
 * Finds an engine: that of the scripts in TESTBED_SCRIPTS (an `engine.sh` with setup, start, load, cli, in and stop),
 * else the machine's own.
 *
 * @param environment what compose files read.
 */
export async function findEngine(environment: Readonly<Record<string, string>>): Promise<Engine> {
  const run = runnerWith(environment);
  const scripts = process.env.TESTBED_SCRIPTS;
  if (scripts) return testbedEngine(`${scripts}/engine.sh`, run);
  const info = await run("docker", ["info"]);
  assert.equal(
    info.exitCode,
    0,
    `These tests need a Docker engine, or TESTBED_SCRIPTS. \`docker info\`: ${info.stderr}`,
  );
  return localEngine(run);
}

type Run = (program: string, args: readonly string[]) => Promise<Outcome>;

function runnerWith(environment: Readonly<Record<string, string>>): Run {
  const options = { env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
  return (program, args) =>
    promisify(execFile)(program, args, options).then(
      ({ stdout, stderr }) => ({ exitCode: 0, stdout, stderr }),
      ({ code, message, stdout = "", stderr = message }) => ({
        exitCode: typeof code === "number" ? code : 127,
        stdout,
        stderr,
      }),
    );
}

function localEngine(run: Run): Engine {
  return {
    build: async (tag, directory, args = []) =>
      succeed(await run("docker", ["build", "--network=host", "--tag", tag, ...args, directory])),
    open: async () => undefined,
    docker: async (args, expected) => expect(await run("docker", args), expected),
    beside: ([program = "", ...args]) => run(program, args),
    close: async () => undefined,
  };
}

/** It cannot pull, and builds and runs in different networks. */
function testbedEngine(script: string, run: Run): Engine {
  const engine = (...args: string[]) => run("bash", [script, ...args]);
  return {
    build: async (tag, directory, args = []) => {
      for (const step of [["setup"], ["stop"], ["start", "build"], ["load"]]) succeed(await engine(...step));
      for (const standIn of standIns()) await buildStandIn(engine, standIn);
      succeed(await engine("cli", "build", ...offline, "--tag", tag, ...args, directory));
    },
    open: async () => {
      for (const step of [["stop"], ["start", "run"]]) succeed(await engine(...step));
    },
    docker: async (args, expected) => expect(await engine("cli", ...args), expected),
    beside: (args) => engine("in", ...args),
    close: async () => succeed(await engine("stop")),
  };
}

const offline = ["--network=host", "--pull=false"];

async function buildStandIn(
  engine: (...args: string[]) => Promise<Outcome>,
  { image, context, dockerfile }: StandIn,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-stand-in-"));
  const file = join(folder, "Dockerfile");
  await writeFile(file, dockerfile);
  succeed(await engine("cli", "build", ...offline, "--tag", image, "--file", file, context));
  await rm(folder, { recursive: true });
}

function succeed(outcome: Outcome): void {
  expect(outcome, 0);
}

function expect(outcome: Outcome, exitCode = 0): Outcome {
  assert.equal(outcome.exitCode, exitCode, `${outcome.stdout}\n${outcome.stderr}`);
  return outcome;
}
