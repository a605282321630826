import { spawn } from "node:child_process";
import { createRequire } from "node:module";

/** The Node of the lock file; absent from production images and on platforms without a package. */
export function lockedNode() {
  try {
    return createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    return undefined;
  }
}

/** Goes on as another Node: in this process where Node can (one pid, no signals to pass on), else in a child. */
export function handOver(node, nodeArguments) {
  if (process.execve) process.execve(node, [node, ...nodeArguments], process.env);
  else runAsChild(node, nodeArguments);
}

function runAsChild(node, nodeArguments) {
  const child = spawn(node, nodeArguments, { stdio: "inherit" });
  child.on("error", (error) => {
    console.error(`Cannot run the locked Node at ${node}: ${error.message}. Run \`npm install\` again.`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => leaveLike(code, signal));
  for (const signal of passedOn) process.on(signal, () => passOn(child, signal));
}

const stops = ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"];
const passedOn = [...stops, "SIGTTIN", "SIGTTOU", "SIGUSR1", "SIGUSR2"];

/** A terminal's Ctrl-C reaches the child by itself; a second SIGINT would mean "at once". */
function passOn(child, signal) {
  if (signal === "SIGINT" && process.stdin.isTTY) return;
  child.kill(signal);
}

function leaveLike(code, signal) {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
