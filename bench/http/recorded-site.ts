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

/** A server that answers with recorded bytes, and nothing else. */
export interface RecordedServer {
  readonly name: string;
  /** A file beside this one. */
  readonly program: string;
}

/** Starts a server that answers with the bytes that another site answered. */
export async function startRecorded(
  { name, program }: RecordedServer,
  original: Site,
  requests: ReadonlyMap<Page, PreparedRequest>,
): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-bench-http-"));
  const recorded = await Promise.all([...requests.values()].map(async (sent) => record(sent, await ask(sent))));
  const file = join(folder, "answers.json");
  await writeFile(file, JSON.stringify(recorded));
  const child = spawn(process.execPath, [join(import.meta.dirname, program), file], {
    env: { NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  return {
    ...original,
    name,
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
  throw new Error("The server ended before it listened.");
}
