// Copied into every build: shows in the stacks of errors where the source was, by the source maps.
const { readFileSync } = require("node:fs");
const { SourceMap } = require("node:module");
const { resolve } = require("node:path");

const maps = new Map();

/** The stack of an error as Node writes it, with the places in the source. */
function renderStack(error, frames) {
  return [Error.prototype.toString.call(error), ...frames.map((frame) => `    at ${placeOf(frame) ?? frame}`)].join(
    "\n",
  );
}

function placeOf(frame) {
  const file = frame.getFileName();
  if (!file?.startsWith(__dirname)) return undefined;
  const entry = mapOf(file)?.findEntry(frame.getLineNumber() - 1, frame.getColumnNumber() - 1);
  if (entry?.originalSource === undefined) return undefined;
  return `${resolve(__dirname, entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

function mapOf(file) {
  if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
  return maps.get(file);
}

/** Without its map a file shows the places in the build. */
function readMap(file) {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

module.exports = { renderStack };
