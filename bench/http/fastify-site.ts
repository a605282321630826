import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Page } from "./pages.ts";
import { ask, type PreparedRequest, type RecordedAnswer, type Site } from "./site.ts";

/** Headers that the server writes by itself. */
const ownHeaders = ["date", "connection", "keep-alive", "content-length", "transfer-encoding"];

/** Fastify without anything else, which answers with the bytes that another site answered. */
export async function startFastify(original: Site, requests: ReadonlyMap<Page, PreparedRequest>): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-bench-http-"));
  const recorded = await Promise.all([...requests.values()].map(async (sent) => record(sent, await ask(sent))));
  const file = join(folder, "answers.json");
  await writeFile(file, JSON.stringify(recorded));
  const child = spawn(process.execPath, [join(import.meta.dirname, "fastify-server.ts"), file], {
    env: { NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  return {
    ...original,
    name: "Fastify alone",
    origin: `http://127.0.0.1:${await readPort(child.stdout)}`,
    pids: [child.pid ?? 0],
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await closed;
      await rm(folder, { recursive: true });
    },
  };
}

function record({ method, url }: PreparedRequest, { status, headers, body }: RecordedAnswer) {
  const kept = Object.entries(headers).filter(([name]) => !ownHeaders.includes(name));
  return {
    method,
    path: new URL(url).pathname,
    status,
    headers: Object.fromEntries(kept),
    body: body.toString("base64"),
  };
}

async function readPort(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) return line.replace("listening ", "");
  throw new Error("Fastify ended before it listened.");
}
