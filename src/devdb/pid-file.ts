import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** What a live server says about itself in `postmaster.pid`. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
  /** It accepts connections. */
  readonly ready: boolean;
}

/**
 * Reads `postmaster.pid`; answers undefined unless its process is alive and serves this very folder.
 *
 * Lines by src/include/utils/pidfile.h: 1 process id, 4 port, 8 status.
 */
export async function readPidFile(data: string): Promise<PidFile | undefined> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!(pid > 0) || !(await serves(pid, data))) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** Tells whether a process with this id exists. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: unknown }).code === "EPERM";
  }
}

/** Process ids are used again, in a container soon: only the command line tells whose this one is. */
async function serves(pid: number, data: string): Promise<boolean> {
  const commandLine = await (process.platform === "linux"
    ? readFile(`/proc/${pid}/cmdline`, "utf8")
    : promisify(execFile)("/bin/ps", ["-ww", "-o", "command=", "-p", String(pid)]).then(({ stdout }) => stdout)
  ).catch(() => "");
  return commandLine.includes(data);
}
