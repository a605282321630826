// A process under a lifecycle: the scenario named on its command line, told about on stdout line by line.
import { setTimeout as sleep } from "node:timers/promises";
import { createLifecycle } from "#rooms/lifecycle";

const say = (text: string) => process.stdout.write(`${text}\n`);
const lifecycle = createLifecycle({
  stopping: (reason) => say(`stopping: ${reason}`),
  failed: (error) => say(`failed: ${error instanceof Error ? error.message : error}`),
});
lifecycle.listenToSignals();
lifecycle.onStop("first", () => say("closed first"));
// Handles like this one keep a process alive until it exits by itself.
setInterval(() => {}, 1000);

const scenarios: Record<string, () => unknown> = {
  working: () => {},
  serving: () => lifecycle.serveUntilStopped(),
  slow: () => lifecycle.onStop("slow", () => sleep(60_000), { limitMilliseconds: 50_000 }),
  lingering: () => lifecycle.onStop("lingering", () => sleep(1000)),
  hanging: () => lifecycle.onStop("hanging", () => sleep(60_000), { limitMilliseconds: 100 }),
  throwing: () =>
    setTimeout(() => {
      throw new Error("nobody catches this");
    }),
  rejecting: () => void Promise.reject(new Error("nobody awaits this")),
  finishing: () => lifecycle.stop("done", 7),
  child: () => lifecycle.stopWithParent(),
};
scenarios[process.argv[2] ?? "working"]?.();
say(`ready ${process.pid}`);
