#!/usr/bin/env node
// Plain JavaScript for any Node from 20 on. It fetches Tolv once, into the new project, and lets that make the rest.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { nameProblem } from "./names/name-problem.js";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const usage = `Usage: npm create tolv@latest NAME [FOLDER]

Creates a project in a new folder of its name, or in FOLDER, which must be empty.`;

// Ctrl-C ends npm; this process goes on to take back what was begun.
process.on("SIGINT", () => {});
process.exitCode = create(process.argv.slice(2));

/** Creates the project that the arguments name, and answers the exit code. */
function create(args) {
  const [name, folder = name] = args;
  if (name === undefined || name.startsWith("-") || args.length > 2) return refuse(usage, 2);
  const path = resolve(folder);
  const problem = nameProblem("project", name) ?? folderProblem(path, folder === name);
  if (problem !== undefined) return refuse(`Error: ${problem}\nNothing was changed.`);
  const isNew = !existsSync(path);
  const failure = writePackageFile(path) ?? install(path) ?? startProject(name, folder);
  if (failure === undefined) return 0;
  // The project is there, and `tolv` has said what is not.
  if (existsSync(join(path, "project.ts"))) return 1;
  takeBack(path, isNew);
  return refuse(`Error: ${failure}\nNothing was left behind.`);
}

function refuse(message, exitCode = 1) {
  console.error(message);
  return exitCode;
}

function folderProblem(path, isNamed) {
  if (!existsSync(path)) return isNamed ? undefined : `'${path}' does not exist, please create it first.`;
  if (isNamed) return `'${path}' already exists.`;
  const found = contentOf(path);
  if (found === undefined) return `'${path}' is not a folder that can be read.`;
  return found.length === 0 ? undefined : `'${path}' is not empty: it has ${found.slice(0, 3).join(", ")}.`;
}

/** What is in a folder besides its repository. */
function contentOf(path) {
  try {
    return readdirSync(path).filter((name) => name !== ".git");
  } catch {
    return undefined;
  }
}

/** The steps answer with what went wrong. */
function writePackageFile(path) {
  try {
    mkdirSync(path, { recursive: true });
    const content = { private: true, type: "module", dependencies: { tolv: version } };
    writeFileSync(join(path, "package.json"), JSON.stringify(content), { flag: "wx" });
  } catch (error) {
    return `Cannot write into '${path}': ${error.code}.`;
  }
}

function install(path) {
  console.log(`Fetching Tolv ${version} …`);
  const options = ["install", "--no-audit", "--no-fund", "--loglevel=error"];
  const { error, status } = spawnSync("npm", options, { cwd: path, stdio: "inherit" });
  if (error !== undefined) return `npm could not be run: ${error.code}.`;
  if (status !== 0) return "Tolv could not be installed; npm says why above.";
}

function startProject(name, folder) {
  const program = join(resolve(folder), "node_modules/tolv/bin/tolv.js");
  const { status } = spawnSync(process.execPath, [program, "startproject", name, folder], { stdio: "inherit" });
  if (status !== 0) return "Tolv could not make the project; it says why above.";
}

function takeBack(path, isNew) {
  const made = ["package.json", "package-lock.json", "node_modules"].map((name) => join(path, name));
  for (const one of isNew ? [path] : made) rmSync(one, { recursive: true, force: true });
}
