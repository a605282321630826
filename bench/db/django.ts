import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { findDjango, type InstalledDjango, type MissingDjango } from "../../test/django/support/find-django.ts";
import { sharedEnvironment } from "../../test/django/support/site.ts";
import type { Contender } from "./task.ts";

const site = join(import.meta.dirname, "../../test/django/site");
const script = join(import.meta.dirname, "django_contender.py");

/** Django doing the same work on the same tables, or why it is not there. */
export async function findDjangoContender(url: string): Promise<Contender | MissingDjango> {
  const found = await findDjango();
  return "reason" in found ? found : startDjango(found, url);
}

function startDjango({ python, version }: InstalledDjango, url: string): Contender {
  const child = spawn(python, [script], { cwd: site, env: environment(url), stdio: ["pipe", "pipe", "inherit"] });
  const closed = once(child, "close");
  const ask = conversation(child);
  return {
    name: `Django ${version}`,
    answer: (task, seed) => ask({ task, first: seed, count: 1, answer: true }),
    measure: (task, first, count) => ask({ task, first, count, answer: false }),
    [Symbol.asyncDispose]: async () => {
      child.stdin?.end();
      await closed;
    },
  };
}

/** One line of JSON there, one line of JSON back. */
function conversation({ stdin, stdout }: ChildProcess) {
  const lines = stdout && createInterface(stdout)[Symbol.asyncIterator]();
  return async <Answer>(question: object): Promise<Answer> => {
    stdin?.write(`${JSON.stringify(question)}\n`);
    const line = await lines?.next();
    if (line === undefined || line.done) throw new Error("Django ended; its standard error says why.");
    return JSON.parse(line.value);
  };
}

function environment(url: string): NodeJS.ProcessEnv {
  const { PATH = "", HOME = "", PYTHONPATH = "" } = process.env;
  const python = { PYTHONPATH, PYTHONUNBUFFERED: "1", PYTHONDONTWRITEBYTECODE: "1", PYTHONUTF8: "1" };
  // The settings ask for hashers; no password is hashed here.
  return { PATH, HOME, ...python, ...sharedEnvironment, PASSWORD_HASHERS: "", DATABASE_URL: url };
}
