#!/usr/bin/env node
// Plain JavaScript for any Node from 20 on: it hands over to the Node that the project locks.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as module from "node:module";
import { fileURLToPath } from "node:url";

const requiredMajor = 24;
const sourceCondition = "--conditions=tolv-source";
const isCheckout = existsSync(new URL("../src/", import.meta.url));
// Beside the packages rather than in a shared /tmp, where another user could plant code; unwritable means unused.
const compileCache = fileURLToPath(
  new URL(isCheckout ? "../node_modules/.cache/tolv" : "../../.cache/tolv", import.meta.url),
);
const node = lockedNode() ?? process.execPath;
const nodeArguments = isCheckout ? [sourceCondition] : [];

if (isCurrentProcess()) await start();
else if (process.execve && isSupported(process.version)) become();
else runAsChild();

/** The Node of the project's lock file; absent from production images and on platforms without a package. */
function lockedNode() {
  try {
    const name = `node-${process.platform}-${process.arch}`;
    return module.createRequire(import.meta.url).resolve(`${name}/bin/node`);
  } catch {
    return undefined;
  }
}

function isCurrentProcess() {
  return node === process.execPath && nodeArguments.every((argument) => process.execArgv.includes(argument));
}

async function start() {
  if (!isSupported(process.version)) refuse();
  module.enableCompileCache(compileCache);
  const { main } = await import("#rooms/bin");
  await main();
}

function isSupported(version) {
  return Number.parseInt(version.slice(1), 10) >= requiredMajor;
}

function refuse() {
  console.error(
    `Tolv needs Node ${requiredMajor} or newer; this is ${process.version}, and the project has no locked Node for ` +
      `${process.platform}-${process.arch}.\nInstall Node ${requiredMajor}, or run \`npm install\` without \`--omit=optional\`.`,
  );
  process.exit(1);
}

/** Replaces this process: one process, the same pid, signals arrive unforwarded. */
function become() {
  process.execve(node, [node, ...childArguments()], process.env);
}

function runAsChild() {
  const child = spawn(node, childArguments(), { stdio: "inherit" });
  child.on("error", (error) => {
    console.error(`Cannot run the locked Node at ${node}: ${error.message}. Run \`npm install\` again.`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => leaveLike(code, signal));
  for (const signal of ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"]) process.on(signal, () => forward(child, signal));
}

function childArguments() {
  return [...nodeArguments, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
}

/** A terminal's Ctrl-C reaches the child by itself; a second SIGINT would mean "at once". */
function forward(child, signal) {
  if (signal === "SIGINT" && process.stdin.isTTY) return;
  child.kill(signal);
}

function leaveLike(code, signal) {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
