import { kernelSettings, readEnvironment } from "#rooms/config";
import { currentLifecycle } from "#rooms/lifecycle";
import type { Output } from "#rooms/management";
import { bootProject } from "../boot-project.ts";
import { loadProject } from "../load-project.ts";
import { logTarget } from "../log-target.ts";
import { openSite } from "../open-site.ts";
import { refuseUnsafeHosts } from "../refuse-unsafe-hosts.ts";
import type { RunningProject } from "../running-project.ts";
import { announceServer, reportChecks, reportMigrations } from "./announce.ts";
import { developmentEnvironment } from "./development-environment.ts";
import type { ServerAddress } from "./parse-server-address.ts";

/** A developer who waits for a restart does not wait for idle connections; milliseconds. */
const limits = { keepAliveMilliseconds: 0, graceMilliseconds: 2000 };

/** Serves the project of the current folder for its developer until the lifecycle stops. */
export async function serveDevelopment(address: ServerAddress, output: Output): Promise<void> {
  const lifecycle = currentLifecycle.get();
  lifecycle.stopWithParent();
  const { project, directory } = await loadProject(process.cwd());
  const environment = readEnvironment({ directory, defaults: developmentEnvironment });
  const running = await bootProject(project, { directory, environment, log: logTarget("stdout") });
  lifecycle.onStop("project", () => running.stop());
  await running.run(() => serve(running, address, output));
}

async function serve(running: RunningProject, { host, port }: ServerAddress, output: Output): Promise<void> {
  refuseUnsafeHosts(running.config);
  await reportChecks(output);
  await reportMigrations(output);
  const { address } = await openSite({ host, port: port ?? kernelSettings.values().PORT, limits });
  announceServer(running, address, output);
  await currentLifecycle.get().serveUntilStopped();
}
