import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { currentLifecycle } from "#rooms/lifecycle";
import { type Output, reportFailure } from "#rooms/management";
import { type DevelopmentEvent, openDevelopmentSupervisor } from "#rooms/server";
import { findProjectFile } from "../loading/load-project.ts";
import { refuseUnsafeHosts } from "../refuse-unsafe-hosts.ts";
import { holdDevelopmentDatabase } from "./hold-development-database.ts";
import { parseServerAddress } from "./parse-server-address.ts";
import { readServerConfig } from "./read-server-config.ts";
import { resolveAddress } from "./resolve-address.ts";

const entry = new URL("../../../bin/development-process.js", import.meta.url);

/** The framework's own source, where it runs from a checkout. */
const source = new URL("../../../src/", import.meta.url);

/** Serves the project from processes of their own: another one after every change below the project's folder. */
export async function superviseProject(addressText: string | undefined, output: Output): Promise<void> {
  const directory = dirname(findProjectFile(process.cwd()));
  const wanted = parseServerAddress(addressText);
  const config = readServerConfig(directory);
  if (config !== undefined) refuseUnsafeHosts(config);
  const lifecycle = currentLifecycle.get();
  const supervisor = await openDevelopmentSupervisor({
    entry,
    args: [],
    directories: [pathToFileURL(`${directory}/`)],
    preloaded: existsSync(source) ? [source] : [],
    address: () => resolveAddress(wanted, directory),
    lifecycle,
    onEvent: (event) => tell(event, output),
  });
  output.notice("Watching for file changes");
  await holdDevelopmentDatabase(directory, lifecycle);
  await supervisor.run();
}

function tell(event: DevelopmentEvent, output: Output): void {
  if (event.kind === "changed") output.notice(`${event.paths.join(", ")} changed, reloading.`);
  if (event.kind === "unavailable") reportFailure(event.error, { output, traceback: false });
  if (event.kind === "ended") output.notice(describeEnd(event));
}

function describeEnd({ exitCode, signal, served }: DevelopmentEvent & { readonly kind: "ended" }): string {
  const how = signal === null ? `exit code ${exitCode}` : signal;
  const next = served ? "The next request starts it again." : "Waiting for a file to change.";
  return `The server has stopped (${how}). ${next}`;
}
