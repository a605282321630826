import { kernelSettings } from "#rooms/config";
import { currentLifecycle } from "#rooms/lifecycle";
import type { Output } from "#rooms/management";
import { listen } from "#rooms/server";
import { drainWithLifecycle } from "../drain-with-lifecycle.ts";
import { announceServer } from "./announce.ts";
import { bootForDevelopment } from "./boot-for-development.ts";
import { developmentLimits } from "./development-limits.ts";
import type { ServerAddress } from "./parse-server-address.ts";

/** Serves the project of the current folder for its developer, from this process, until the lifecycle stops. */
export async function serveDevelopment({ host, port }: ServerAddress, output: Output): Promise<void> {
  const lifecycle = currentLifecycle.get();
  lifecycle.stopWithParent();
  const running = await bootForDevelopment(output);
  const site = await running.createSite();
  drainWithLifecycle(site, developmentLimits);
  const { PORT } = running.config.of(kernelSettings);
  const address = await listen({ server: site.server, host, port: port ?? PORT });
  await announceServer(running, address, output);
  await lifecycle.serveUntilStopped();
}
