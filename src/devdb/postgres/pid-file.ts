import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** What a live server says about itself in `postmaster.pid`. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
  /** It accepts connections. */
  readonly ready: boolean;
}

/** Higher than the highest process id of Linux (4194304) and macOS (99998). */
const nobodysPid = 99_999_999;

/**
 * Reads `postmaster.pid`; answers undefined unless its process is alive and serves this very folder.
 *
 * Lines by src/include/utils/pidfile.h: 1 process id, 4 port, 8 status.
 */
export async function readPidFile(data: string): Promise<PidFile | undefined> {
  const lines = await readLines(data);
  const pid = Number(lines[0]);
  if (!(pid > 0) || !(await servesFolder(pid, data))) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/**
 * Tells whether this process is a live server of this folder.
 *
 * Process ids are used again, in a container soon, and a killed process may stay as a zombie: only the command line
 * tells.
 */
export async function servesFolder(pid: number, data: string): Promise<boolean> {
  const commandLine = await (process.platform === "linux"
    ? readFile(`/proc/${pid}/cmdline`, "utf8")
    : promisify(execFile)("/bin/ps", ["-ww", "-o", "command=", "-p", String(pid)]).then(({ stdout }) => stdout)
  ).catch(() => "");
  return commandLine.includes(data);
}

/**
 * Makes a file whose process id now belongs to a stranger look stale, since PostgreSQL would not start beside it.
 *
 * The other lines stay: by the shared memory named there PostgreSQL sees whether children of a killed server live on.
 */
export async function disownStranger(data: string): Promise<void> {
  const lines = await readLines(data);
  if (lines.length < 2 || (await servesFolder(Number(lines[0]), data))) return;
  await writeFile(pathIn(data), [nobodysPid, ...lines.slice(1)].join("\n"));
}

async function readLines(data: string): Promise<string[]> {
  return (await readFile(pathIn(data), "utf8").catch(() => "")).split("\n");
}

function pathIn(data: string): string {
  return join(data, "postmaster.pid");
}
