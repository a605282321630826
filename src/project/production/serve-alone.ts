import { currentLifecycle, exitCodes } from "#rooms/lifecycle";
import { bind, serverSettings, serving, signalIgnored, stopping, watchZombies } from "#rooms/server";
import { drainWithLifecycle } from "../drain-with-lifecycle.ts";
import { bootForServing } from "./boot-for-serving.ts";
import { createNotifier } from "./create-notifier.ts";
import type { ServeCall } from "./serve-call.ts";

/** Serves a project from this process until the lifecycle stops. */
export async function serveAlone({ directory, address: wanted }: ServeCall): Promise<void> {
  const lifecycle = currentLifecycle.get();
  const running = await bootForServing(directory);
  const site = await running.createSite();
  const { SERVE_GRACEFUL_TIMEOUT, SERVE_DRAIN_LAG, ...server } = running.config.of(serverSettings);
  const notifier = createNotifier(server);
  lifecycle.takeSignals(["SIGUSR1", "SIGUSR2", "SIGTTIN", "SIGTTOU", "SIGWINCH"], (signal) =>
    running.run(() => signalIgnored.emit({ signal })),
  );
  drainWithLifecycle(site, {
    lagMilliseconds: SERVE_DRAIN_LAG * 1000,
    graceMilliseconds: SERVE_GRACEFUL_TIMEOUT * 1000,
    cutOffExitCode: exitCodes.cutOff,
  });
  lifecycle.onStop("systemd", () => notifier.stopping());
  const address = await bind(site.server, wanted);
  running.run(() => serving.emit({ address, workers: 0 }));
  notifier.ready();
  notifier.keepAlive(() => true);
  running.run(watchZombies);
  await lifecycle.serveUntilStopped();
  running.run(() => stopping.emit({ reason: String(lifecycle.stopping.reason) }));
}
