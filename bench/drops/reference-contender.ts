import { setTimeout as sleep } from "node:timers/promises";
import { startReference } from "../http/reference-site.ts";
import type { Contender, Instance } from "./instance.ts";

/** Nothing tells when gunicorn has replaced its workers; milliseconds. */
const reloadTime = 3000;

/** The Django site of a folder under gunicorn with its uvicorn worker; see `startReference`. */
export function createReferenceContender(folder: string): Contender {
  return {
    name: "gunicorn -w 2, uvicorn",
    paths: ["/blog/x/ping/", "/blog/x/slow/1/"],
    readyPath: "/blog/x/ping/",
    start: () => startInstance(folder),
  };
}

async function startInstance(folder: string): Promise<Instance> {
  const site = await startReference(folder, { workers: 2 });
  const [pid = 0] = site.pids;
  return {
    origin: site.origin,
    pid,
    ended: untilGone(pid),
    reloaded: () => sleep(reloadTime),
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  };
}

async function untilGone(pid: number): Promise<null> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return null;
    }
    await sleep(50, undefined, { ref: false });
  }
}
