import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

/** The example site, as a person has it after cloning. */
export const mysite = fileURLToPath(new URL("../../examples/mysite", import.meta.url));

/** The program of this checkout. */
export const ownProgram = fileURLToPath(new URL("../../bin/tolv.js", import.meta.url));

/** A key that production accepts. */
export const strongKey = "a-secret-key-of-the-tests-with-more-than-fifty-characters-0123456789";

/** How a `tolv` process is started. */
export interface TolvOptions {
  /** Where it starts; the example site unless given. */
  readonly directory?: string;
  /** The whole environment besides PATH and HOME. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The file of the program; the checkout's unless given. */
  readonly program?: string;
  /** What it reads on standard input; nothing unless given. */
  readonly input?: string;
}

/** What a finished command left. */
export interface TolvResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a `tolv` command to its end. */
export async function tolv(args: readonly string[], options: TolvOptions = {}): Promise<TolvResult> {
  const running = new RunningTolv(args, options);
  return running.ended;
}

/** A `tolv` process that a test talks to while it runs. */
export class RunningTolv implements AsyncDisposable {
  readonly child: ChildProcess;
  readonly ended: Promise<TolvResult>;
  stdout = "";
  stderr = "";

  constructor(args: readonly string[], options: TolvOptions = {}) {
    const { directory = mysite, program = ownProgram, environment = {}, input } = options;
    const { PATH = "", HOME = "" } = process.env;
    this.child = spawn(process.execPath, [program, ...args], {
      cwd: directory,
      env: { PATH, HOME, ...environment },
      stdio: "pipe",
    });
    this.child.stdin?.on("error", () => {}).end(input);
    this.child.stdout?.setEncoding("utf8").on("data", (text) => (this.stdout += text));
    this.child.stderr?.setEncoding("utf8").on("data", (text) => (this.stderr += text));
    this.ended = once(this.child, "close").then(([exitCode, signal]) => {
      return { exitCode, signal, stdout: this.stdout, stderr: this.stderr };
    });
  }

  /** Resolves with the first match in what the process has printed on either stream; rejects when it ends without. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.stdout) ?? pattern.exec(this.stderr);
      if (match !== null) return match;
      await Promise.race([this.#nextOutput(), this.#refuseEnd(pattern)]);
    }
  }

  /** Sends a signal and waits for the end. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<TolvResult> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    return this.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop("SIGKILL");
  }

  #nextOutput(): Promise<unknown> {
    const streams = [this.child.stdout, this.child.stderr].filter((stream) => stream !== null);
    return Promise.race(streams.map((stream) => once(stream, "data")));
  }

  async #refuseEnd(pattern: RegExp): Promise<never> {
    const { exitCode, stdout, stderr } = await this.ended;
    throw new Error(`tolv ended with ${exitCode} before it printed ${pattern}.\n${stdout}\n${stderr}`);
  }
}

/** A port of this machine that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("The system gave no port.");
  return address.port;
}
