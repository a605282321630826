import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { PreparedRequest } from "./site.ts";

/** How hard a server is kept busy. */
export interface LoadSettings {
  readonly seconds: number;
  readonly connections: number;
}

/** Keeps a server busy by one request, and returns how many were answered. */
export type Load = (sent: PreparedRequest, settings: LoadSettings) => Promise<number>;

const run = promisify(execFile);

/** `wrk` where it is installed; it takes less of the machine than clients in Node. */
export async function findLoad(): Promise<{ readonly name: string; readonly load: Load }> {
  const found = await run("wrk", ["-v"]).catch((error) => (error.code === "ENOENT" ? undefined : error));
  return found === undefined ? { name: "clients in Node", load: loadByNode } : { name: "wrk", load: loadByWrk };
}

async function loadByWrk(sent: PreparedRequest, { seconds, connections }: LoadSettings): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-bench-wrk-"));
  try {
    const script = join(folder, "request.lua");
    await writeFile(script, luaOf(sent));
    const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "30s", "-s", script, sent.url];
    const { stdout } = await run("wrk", args);
    assert.doesNotMatch(stdout, /Non-2xx or 3xx|Socket errors/, sent.url);
    return Number(/(\d+) requests in/.exec(stdout)?.[1]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function luaOf({ method, headers, body }: PreparedRequest): string {
  const lines = Object.entries(headers).map(
    ([name, value]) => `wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}`,
  );
  return [`wrk.method = "${method}"`, `wrk.body = ${JSON.stringify(body)}`, ...lines].join("\n");
}

async function loadByNode(sent: PreparedRequest, { seconds, connections }: LoadSettings): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const end = performance.now() + seconds * 1000;
  let answered = 0;
  const client = async () => {
    for (; performance.now() < end; answered += 1) await send(sent, agent);
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  return answered;
}

function send({ url, method, headers, body }: PreparedRequest, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const client = request(url, { method, headers, agent }, (response) => {
      if ((response.statusCode ?? 500) >= 400) reject(new Error(`${url} answered ${response.statusCode}.`));
      response.resume().on("end", resolve);
    });
    client.on("error", reject).end(body);
  });
}
