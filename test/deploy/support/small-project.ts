import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A project in a folder of its own, gone when it is disposed of. */
export interface SmallProject extends AsyncDisposable {
  readonly directory: string;
}

/** Commands that jobs and processes of tests run. */
const commands = `import { setTimeout as sleep } from "node:timers/promises";
import { argument, commands, defineApp, defineCommand } from "tolv";

const greet = defineCommand({
  name: "greet",
  help: "Greets.",
  stage: "release",
  run: ({ output }) => output.line("Hello"),
});

const fail = defineCommand({
  name: "fail",
  help: "Fails.",
  stage: "none",
  run() {
    throw new Error("it was meant to");
  },
});

const wait = defineCommand({
  name: "wait",
  help: "Waits.",
  stage: "none",
  arguments: { seconds: argument.required("How long.") },
  async run({ arguments: { seconds }, output }) {
    output.line("waiting " + process.pid);
    await sleep(Number(seconds) * 1000);
    output.line("waited");
  },
});

export const small = defineApp({ name: "small", contributes: [commands([greet, fail, wait])] });
`;

/** Writes a project whose declaration goes on with these lines. */
export async function smallProject(declaration: string): Promise<SmallProject> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-small-"));
  await symlink(fileURLToPath(new URL("../../../node_modules", import.meta.url)), join(directory, "node_modules"));
  await writeFile(join(directory, "package.json"), '{ "name": "small", "type": "module" }\n');
  await writeFile(join(directory, "app.ts"), commands);
  const project = `import { defineProject } from "tolv";
import { small } from "./app.ts";

export default defineProject({ name: "small", apps: [small], ${declaration} });
`;
  await writeFile(join(directory, "project.ts"), project);
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
}

/** True while a process of this id is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
