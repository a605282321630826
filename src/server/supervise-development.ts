import type { Lifecycle } from "#rooms/lifecycle";
import { ChangeWatcher } from "./change-watcher.ts";
import { DevelopmentProcess, type ProcessEnd } from "./development-process.ts";

/** What `superviseDevelopment` takes. */
export interface DevelopmentSupervision {
  /** The module that serves; it runs with the execution arguments of this process, and calls `stopWithParent`. */
  readonly entry: URL;
  /** The arguments of the entry. */
  readonly args: readonly string[];
  /** Where a changed source file restarts the entry. */
  readonly directories: readonly URL[];
  /** What ends the supervision. */
  readonly lifecycle: Lifecycle;
  readonly onEvent: (event: DevelopmentEvent) => void;
}

/** What happens during a supervision. */
export type DevelopmentEvent =
  | { readonly kind: "started"; readonly pid: number | undefined }
  | { readonly kind: "changed"; readonly paths: readonly string[] }
  /** The process ended by itself; the supervisor waits for a file to change. */
  | ({ readonly kind: "ended" } & ProcessEnd);

/**
 * Runs an entry in a process of its own and starts it anew whenever a source file changes, until the lifecycle stops.
 *
 * An entry that ends, by a syntax error or for want of a database, is started again by the next change. When this
 * process or its parent is killed, the entry's process leaves too.
 *
 * @throws WatchFailed when a directory cannot be watched.
 *
 * @example
 * await superviseDevelopment({ entry: new URL("serve.ts", import.meta.url), args: ["8000"], directories, lifecycle, onEvent });
 */
export async function superviseDevelopment(supervision: DevelopmentSupervision): Promise<void> {
  const { directories, lifecycle } = supervision;
  const changes = new ChangeWatcher(directories);
  const endWatch = lifecycle.stopWithParent();
  const stopped = lifecycle.serveUntilStopped();
  try {
    while (!lifecycle.stopping.aborted) await runOnce(supervision, { changes, stopped });
  } finally {
    endWatch();
    changes.close();
  }
}

interface Interruptions {
  readonly changes: ChangeWatcher;
  readonly stopped: Promise<void>;
}

/** Starts the process, and returns when a change has ended it or the lifecycle stops, which ends it too. */
async function runOnce(
  { entry, args, lifecycle, onEvent }: DevelopmentSupervision,
  { changes, stopped }: Interruptions,
): Promise<void> {
  const child = new DevelopmentProcess(entry, args);
  const takeBack = lifecycle.onStop("development process", () => child.stop());
  onEvent({ kind: "started", pid: child.pid });
  void child.endedByItself.then((end) => lifecycle.stopping.aborted || onEvent({ kind: "ended", ...end }));
  const paths = await Promise.race([changes.next(), stopped]);
  if (paths === undefined) return;
  onEvent({ kind: "changed", paths });
  await child.stop();
  takeBack();
}
