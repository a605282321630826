import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { REPLServer } from "node:repl";
import { standardStreams } from "#rooms/management";
import type { RunningProject } from "../running-project.ts";

/** Reads, evaluates and prints in the context of the project until the person leaves. */
export async function startRepl(running: RunningProject): Promise<void> {
  // Loaded here only: with it comes node:domain, which slows every event of every process that has it.
  const { start } = await import("node:repl");
  const { stdin, stdout } = standardStreams();
  // The global context, because values of another would not be instances of Date and its like.
  const server = start({ prompt: "> ", input: stdin, output: stdout, useGlobal: true });
  const left = once(server, "exit");
  evaluateIn(running, server);
  await keepHistory(running, server);
  await left;
}

/** Lines come from the terminal, which knows nothing of the project. */
function evaluateIn(running: RunningProject, server: REPLServer): void {
  const evaluate = server.eval;
  const inProject: typeof evaluate = (...given) => running.run(() => evaluate.apply(server, given));
  Object.assign(server, { eval: inProject });
}

/** In development only: elsewhere the file system may be read-only, and lines may hold what nobody should keep. */
async function keepHistory({ config, directory }: RunningProject, server: REPLServer): Promise<void> {
  if (config.environmentName !== "development") return;
  const file = join(directory, ".tolv", "shell-history");
  const folder = await mkdir(dirname(file), { recursive: true }).catch((error: Error) => error);
  if (folder instanceof Error) return;
  await new Promise<void>((resolve) => server.setupHistory(file, () => resolve()));
}
