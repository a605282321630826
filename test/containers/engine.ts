import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** What a finished program left. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A Docker engine that builds and runs images. */
export interface Engine {
  /** Builds an image from the repository's root. */
  build(tag: string, dockerfile: string): Promise<void>;
  /** Gets ready to run containers; afterwards nothing can be built. */
  open(): Promise<void>;
  /** Runs `docker` with these arguments; fails unless told what else to expect. */
  docker(args: readonly string[], expected?: number): Promise<Outcome>;
  /** Runs a program where the ports that containers publish can be reached. */
  beside(args: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
}

export const repository = fileURLToPath(new URL("../..", import.meta.url));

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
  const options = { cwd: repository, env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
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
    build: async (tag, dockerfile) => succeed(await run("docker", ["build", "--tag", tag, "--file", dockerfile, "."])),
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
    build: async (tag, dockerfile) => {
      for (const step of [["setup"], ["stop"], ["start", "build"], ["load"]]) succeed(await engine(...step));
      const options = ["--network=host", "--pull=false", "--tag", tag, "--file", dockerfile];
      succeed(await engine("cli", "build", ...options, "."));
    },
    open: async () => {
      for (const step of [["stop"], ["start", "run"]]) succeed(await engine(...step));
    },
    docker: async (args, expected) => expect(await engine("cli", ...args), expected),
    beside: (args) => engine("in", ...args),
    close: async () => succeed(await engine("stop")),
  };
}

function succeed(outcome: Outcome): void {
  expect(outcome, 0);
}

function expect(outcome: Outcome, exitCode = 0): Outcome {
  assert.equal(outcome.exitCode, exitCode, `${outcome.stdout}\n${outcome.stderr}`);
  return outcome;
}
