// Copied into every build: looks whether the build is whole, and loads its modules with what V8 made of them before.
// Node's own compile cache is bound to the user who made it; an image is built by one and run by another.
const { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script, constants } = require("node:vm");

const build = readStamp();
const compiled = join(__dirname, "../cache", `${process.version}-${process.arch}-${build.digests.server.slice(-16)}`);
const modules = new Map();

// Source maps are loaded with the first stack of an error that somebody reads; who only asks where it is called from, as
// templates do with an object that is no error, is answered without.
Error.prepareStackTrace = (error, frames) =>
  error instanceof Error
    ? require("./trace.js").renderStack(error, frames)
    : [error, ...frames.map((frame) => `    at ${frame}`)].join("\n");

/** A module of the build, whose text is a function with the parameters of a CommonJS module. */
function load(file) {
  const known = modules.get(file);
  if (known !== undefined) return known.exports;
  const filename = join(__dirname, file);
  const script = new Script(readFileSync(filename, "utf8"), {
    filename,
    cachedData: readIfThere(join(compiled, file)),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {}, script };
  modules.set(file, module);
  script.runInThisContext()(module.exports, requireFrom, module, filename, __dirname);
  return module.exports;
}

function requireFrom(name) {
  return name.startsWith("./") ? load(name.slice(2)) : require(name);
}

/** Keeps what V8 has made of the modules so far, for this version of Node and this processor. */
function keepCompiled() {
  rmSync(join(__dirname, "../cache"), { recursive: true, force: true });
  mkdirSync(compiled, { recursive: true });
  for (const [file, { script }] of modules) writeFileSync(join(compiled, file), script.createCachedData());
}

function readStamp() {
  try {
    const stamp = JSON.parse(readFileSync(join(__dirname, "../build.json"), "utf8"));
    // Sizes only: reading every file would take longer than the start.
    const different = Object.keys(stamp.files).find((file) => sizeOf(file) !== stamp.files[file]);
    return different === undefined ? stamp : refuse(`server/${different} is not what was built`);
  } catch {
    return refuse("build.json is missing or damaged");
  }
}

function sizeOf(file) {
  return statSync(join(__dirname, file), { throwIfNoEntry: false })?.size;
}

function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function refuse(damage) {
  console.error(
    `Error: The build in ${join(__dirname, "..")} is damaged: ${damage}. [build.damaged]\n` +
      "Run `tolv build` again, or delete the folder to run from the source.",
  );
  process.exit(1);
}

module.exports = { load, keepCompiled };
