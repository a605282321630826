#!/usr/bin/env node
// Plain JavaScript for any Node from 20 on: it hands over to the Node that the project locks.
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findBuild } from "./find-build.js";
import { handOver, lockedNode } from "./locked-node.js";

const requiredMajor = 24;
const sourceCondition = "--conditions=tolv-source";
const isCheckout = existsSync(new URL("../src/", import.meta.url));
const node = lockedNode() ?? process.execPath;
const nodeArguments = isCheckout ? [sourceCondition] : [];

if (isCurrentProcess()) await start();
else handOver(node, [...nodeArguments, fileURLToPath(import.meta.url), ...process.argv.slice(2)]);

function isCurrentProcess() {
  return node === process.execPath && nodeArguments.every((argument) => process.execArgv.includes(argument));
}

async function start() {
  if (!isSupported(process.version)) refuse();
  const build = findBuild(process.argv.slice(2));
  if (build === undefined) await startSource();
  else await import(pathToFileURL(build).href);
}

async function startSource() {
  const { enableCompileCache } = await import("./compile-cache.js");
  enableCompileCache();
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
