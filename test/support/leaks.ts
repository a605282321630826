import { readdirSync, readFileSync } from "node:fs";
import { after } from "node:test";

/** What is still open after the last hook of a file gets this long to close; milliseconds. */
const patience = 10_000;

/**
 * Makes a test file fail when it leaves something behind: open sockets, servers, pools, timers, watchers, or child
 * processes. Sessions on test databases are the business of `testDatabase`.
 *
 * `leak-guard.ts` calls it before every file. Without it a file with an open handle hangs instead of failing.
 */
export function checkLeaks(): void {
  // Node ends the process when nothing is open, so still being here is the leak; the timer itself holds nothing.
  after(() => setTimeout(failOnOpenHandles, patience).unref());
  process.on("exit", failOnChildren);
}

function failOnOpenHandles(): void {
  console.error(`This test file left open: ${process.getActiveResourcesInfo().sort().join(", ")}`);
  process.exit(1);
}

/** Children that were `unref`ed do not hold this process, yet they would live on. */
function failOnChildren(): void {
  const children = childProcesses().filter((commandLine) => !/keeper-process\.[jt]s$/.test(commandLine));
  if (children.length === 0) return;
  console.error(`This test file left running: ${children.join(", ")}`);
  process.exitCode = 1;
}

/** The command lines of living children, read from /proc: Linux only, like the machines that run the tests. */
function childProcesses(): string[] {
  const ids = process.platform === "linux" ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)) : [];
  return ids
    .filter(isLivingChild)
    .map((id) => readFileSync(`/proc/${id}/cmdline`, "utf8").split("\0").join(" ").trim())
    .filter((commandLine) => commandLine !== ""); // A process that is just ending has given it up already.
}

function isLivingChild(id: string): boolean {
  try {
    // The name in parentheses may contain anything; after it come state and parent.
    const [state, parent] = readFileSync(`/proc/${id}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return Number(parent) === process.pid && state !== "Z";
  } catch {
    return false;
  }
}
