import type { Debugger } from "node:inspector";

/** What the watchdog's thread is told. */
export interface WatchdogOrders {
  /** The file descriptor of the wire to the supervisor. */
  readonly descriptor: number;
  /** How long the process may live without its supervisor; milliseconds. */
  readonly patience: number;
}

/**
 * What the watchdog's thread does: it waits at the wire to the supervisor, asked by any byte it answers with the stack
 * of the main thread, and when the wire ends it ends the process, unless that has left in time.
 *
 * The thread gets this function as text: it has a heap of its own, too small to load modules of TypeScript. So the
 * function uses nothing from outside.
 */
export function watchMainThread(): void {
  const { Socket } = process.getBuiltinModule("node:net");
  const { descriptor, patience }: WatchdogOrders = process.getBuiltinModule("node:worker_threads").workerData;

  const wire = new Socket({ fd: descriptor });
  wire.on("data", () => void tellStack());
  wire.on("error", () => undefined);
  wire.on("close", () => setTimeout(() => process.kill(process.pid, "SIGKILL"), patience));

  async function tellStack(): Promise<void> {
    // Loaded with the first question, which most threads never hear.
    const { Session } = process.getBuiltinModule("node:inspector");
    const session = new Session();
    session.connectToMainThread();
    const files = new Map<string, string>();
    session.on("Debugger.scriptParsed", ({ params }) => void files.set(params.scriptId, params.url));
    const paused = new Promise<Debugger.CallFrame[]>((resolve) => {
      session.once("Debugger.paused", ({ params }) => resolve(params.callFrames));
    });
    session.post("Debugger.enable");
    session.post("Debugger.pause");
    const lines = (await paused).map((frame) => describe(frame, files));
    wire.write(`${lines.join("\n")}\n`);
    session.post("Debugger.resume");
    session.disconnect();
  }

  /** As in the stack of an error. */
  function describe({ functionName, location }: Debugger.CallFrame, files: ReadonlyMap<string, string>): string {
    const { scriptId, lineNumber, columnNumber = 0 } = location;
    const place = `${files.get(scriptId) ?? "unknown"}:${lineNumber + 1}:${columnNumber + 1}`;
    return `at ${functionName === "" ? "<anonymous>" : functionName} (${place})`;
  }
}
