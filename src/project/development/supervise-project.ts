import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { currentLifecycle } from "#rooms/lifecycle";
import type { Output } from "#rooms/management";
import { type DevelopmentEvent, superviseDevelopment } from "#rooms/server";
import { findProjectFile } from "../load-project.ts";
import { holdDevelopmentDatabase } from "./hold-development-database.ts";
import { parseServerAddress } from "./parse-server-address.ts";
import { refuseTakenAddress } from "./refuse-taken-address.ts";

const entry = new URL("../../../bin/tolv.js", import.meta.url);

/** Runs the development server in a process of its own, anew after every change below the project's folder. */
export async function superviseProject(address: string | undefined, output: Output): Promise<void> {
  const directory = dirname(findProjectFile(process.cwd()));
  await refuseTakenAddress(parseServerAddress(address), directory);
  const lifecycle = currentLifecycle.get();
  await holdDevelopmentDatabase(directory, lifecycle);
  output.notice("Watching for file changes");
  await superviseDevelopment({
    entry,
    args: ["runserver", "--noreload", ...(address === undefined ? [] : [address])],
    directories: [pathToFileURL(directory)],
    lifecycle,
    onEvent: (event) => tell(event, output),
  });
}

function tell(event: DevelopmentEvent, output: Output): void {
  if (event.kind === "changed") output.notice(`${event.paths.join(", ")} changed, reloading.`);
  if (event.kind === "ended") output.notice("The server has stopped. Waiting for a file to change.");
}
