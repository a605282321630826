import { currentConfig, kernelSettings } from "#rooms/config";
import { currentLifecycle } from "#rooms/lifecycle";
import { defineCommand, option } from "#rooms/management";
import { listen } from "#rooms/server";
import { drainWithLifecycle } from "../drain-with-lifecycle.ts";
import { WorkersUnsupported } from "../errors.ts";
import { refuseUnsafeHosts } from "../refuse-unsafe-hosts.ts";
import { currentProject } from "../running-project.ts";

/** What a platform grants between SIGTERM and SIGKILL, less the time to close the database. */
const graceMilliseconds = 25_000;

export const serveCommand = defineCommand({
  name: "serve",
  help: "Serves the site; stops gracefully on TERM.",
  options: {
    workers: option.integer({ help: "Worker processes; 0 serves from this one.", short: "w", default: 0, min: 0 }),
    host: option.string({ help: "The address to listen on.", default: "0.0.0.0", placeholder: "ADDRESS" }),
  },
  async run({ options: { workers, host } }) {
    if (workers > 0) throw new WorkersUnsupported({ workers });
    refuseUnsafeHosts(currentConfig.get());
    const { logger } = currentProject.get();
    const { PORT } = kernelSettings.values();
    const site = await currentProject.get().createSite();
    drainWithLifecycle(site, { graceMilliseconds });
    const address = await listen({ server: site.server, host, port: PORT });
    logger.info({ room: "server", host: address.host, port: address.port }, "Serving");
    await currentLifecycle.get().serveUntilStopped();
  },
});
