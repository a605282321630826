import { readdirSync, readFileSync } from "node:fs";

/** Memory that a process shares with nobody, in megabytes. */
export interface ProcessMemory {
  readonly pid: number;
  readonly megabytes: number;
}

/** The tolv processes below another one with the memory that is theirs alone, oldest first; Linux only. */
export function developmentProcesses(parent: number): ProcessMemory[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent && commandOf(pid).includes("development-process.js"))
    .sort((a, b) => a - b)
    .map((pid) => ({ pid, megabytes: memoryOf(pid) }));
}

/** Private memory, in megabytes: pages of the program file are there once for all. */
export function memoryOf(pid: number): number {
  const lines = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8").matchAll(/^Private_\w+: +(\d+) kB$/gm);
  return [...lines].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024;
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]);
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, "utf8");
}
