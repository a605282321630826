import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, strongKey } from "../../test/support/tolv.ts";
import { childrenOf, memoryOf, residentMemoryOf } from "../support/processes.ts";

/**
 * When the memory of a server is read that nobody asks anything: seconds after its first answer. What the start has left
 * behind is collected by V8 some eight seconds after the last work, and then stays away: that server is the idle one.
 */
export const memoryMoments = [2, 12] as const;

/** What is compared: the arguments of Node. */
export interface Contender {
  readonly name: string;
  readonly args: readonly string[];
}

/** What one start took. */
export interface Start {
  /** From spawning the process to the end of the first answer. */
  readonly milliseconds: number;
  /** For each of the `memoryMoments`. */
  readonly memory: readonly Memory[];
}

/** Megabytes of the process, and of the workers that it has started. */
export interface Memory {
  readonly resident: readonly number[];
  readonly own: readonly number[];
}

/** All that was measured of one contender. */
export interface Sample {
  readonly name: string;
  readonly starts: Start[];
  /** Each start divided by that of `node -e 0` just before. */
  readonly ratios: number[];
}

/** Starts each contender in turn, and `node -e 0` before it, so that both meet the same noise. */
export class StartBench {
  readonly #directory: string;
  readonly #url: string;

  constructor(directory: string, url: string) {
    this.#directory = directory;
    this.#url = url;
  }

  async run(contenders: readonly Contender[], rounds: number): Promise<{ empty: number[]; samples: Sample[] }> {
    const empty: number[] = [];
    const samples = contenders.map(({ name }): Sample => ({ name, starts: [], ratios: [] }));
    for (let round = 0; round < rounds; round++) {
      for (const [index, contender] of contenders.entries()) {
        const nothing = await this.#startNothing();
        const start = await this.#start(contender);
        empty.push(nothing);
        samples[index]?.starts.push(start);
        samples[index]?.ratios.push(start.milliseconds / nothing);
      }
    }
    return { empty, samples };
  }

  async #startNothing(): Promise<number> {
    const start = performance.now();
    await once(spawn(process.execPath, ["-e", "0"]), "close");
    return performance.now() - start;
  }

  async #start({ args }: Contender): Promise<Start> {
    const port = await freePort();
    const start = performance.now();
    const child = this.#spawn(args, port);
    await firstAnswer(child, port);
    const milliseconds = performance.now() - start;
    const memory = await Promise.all(memoryMoments.map((seconds) => memoryAfter(seconds, child)));
    child.kill("SIGTERM");
    await once(child, "close");
    return { milliseconds, memory };
  }

  #spawn(args: readonly string[], port: number): ChildProcess {
    const settings = { DATABASE_URL: this.#url, SECRET_KEY: strongKey, ALLOWED_HOSTS: "localhost", PORT: String(port) };
    const { PATH = "", HOME = "" } = process.env;
    return spawn(process.execPath, args, {
      cwd: this.#directory,
      env: { PATH, HOME, ...settings },
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
}

async function memoryAfter(seconds: number, { pid = 0 }: ChildProcess): Promise<Memory> {
  await sleep(seconds * 1000);
  const pids = [pid, ...childrenOf(pid)];
  return { resident: pids.map(residentMemoryOf), own: pids.map(memoryOf) };
}

/** Asks for the login page until it is there. */
async function firstAnswer(child: ChildProcess, port: number): Promise<void> {
  while (!(await isAnswered(port))) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    await sleep(1);
  }
}

async function isAnswered(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  socket.end("GET /admin/login/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  try {
    const [head] = await once(socket, "data");
    if (!String(head).startsWith("HTTP/1.1 200 ")) throw new Error(`The server answers ${head}`);
    await once(socket, "close");
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}
