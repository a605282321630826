import { execFile, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { promisify } from "node:util";

/** True when the load generator is on the path. */
export const hasWrk = spawnSync("wrk", ["-v"]).error === undefined;

/** What a round of requests came to. */
export interface Round {
  readonly perSecond: number;
  /** Processor time of the server for each request, in microseconds. */
  readonly microseconds: number;
}

/** Asks for an address over 16 kept connections for two seconds; the server is known by its process. */
export async function load(url: string, pid: number): Promise<Round> {
  const before = processorTime(pid);
  const options = ["-t1", "-c16", "-d2s", "-H", "Accept-Encoding: gzip", url];
  const { stdout } = await promisify(execFile)("wrk", options);
  const spent = processorTime(pid) - before;
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(stdout);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  return { perSecond: Number(/Requests\/sec: +([\d.]+)/.exec(stdout)?.[1]), microseconds: spent / requests };
}

/** What a process and its children have used, in microseconds; Linux only. */
function processorTime(pid: number): number {
  return [pid, ...childrenOf(pid)].map(ticksOf).reduce((sum, ticks) => sum + ticks, 0) * 10_000;
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && Number(statOf(pid)[1]) === parent);
}

function ticksOf(pid: number): number {
  const [, , , , , , , , , , , user, system] = statOf(pid);
  return Number(user) + Number(system);
}

/** The fields of a process behind its name. */
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  } catch {
    return [];
  }
}
