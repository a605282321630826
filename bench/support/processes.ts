import { readdirSync, readFileSync } from "node:fs";

// Linux only: what other systems tell of their processes differs.

/** The processes below another one, oldest first. */
export function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
    .sort((a, b) => a - b);
}

/** What a process was started with. */
export function commandOf(pid: number): string {
  return read(pid, "cmdline").split("\0").join(" ");
}

/** Private memory, in megabytes: pages of the program file are there once for all. */
export function memoryOf(pid: number): number {
  const lines = read(pid, "smaps_rollup").matchAll(/^Private_\w+: +(\d+) kB$/gm);
  return [...lines].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024;
}

/** Resident memory, in megabytes: private pages, and those of the program file that the process has touched. */
export function residentMemoryOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(pid, "status"))?.[1] ?? 0) / 1024;
}

/** Processor time of a process so far, in milliseconds; the kernel counts in steps of 10. */
export function processorTimeOf(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function parentOf(pid: number): number {
  return Number(statOf(pid)[1]);
}

/** The fields from the state on: the name before it may contain anything. */
function statOf(pid: number): string[] {
  return read(pid, "stat").split(") ").at(-1)?.split(" ") ?? [];
}

/** A process that has just ended has nothing to tell. */
function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
