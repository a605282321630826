// Supervises served.ts over the directory named on its command line, and prints what happens.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createLifecycle } from "#rooms/lifecycle";
import { openDevelopmentSupervisor } from "#rooms/server";

const say = (text: string) => process.stdout.write(`${text}\n`);
const directory = process.argv[2] ?? "";
const lifecycle = createLifecycle({ failed: (error) => say(`failed: ${error}`) });
lifecycle.listenToSignals();
say(`supervisor ${process.pid}`);
const supervisor = await openDevelopmentSupervisor({
  entry: new URL("served.ts", import.meta.url),
  args: [directory],
  directories: [pathToFileURL(`${directory}/project/`)],
  preloaded: [pathToFileURL(`${directory}/framework/`)],
  address: () => JSON.parse(readFileSync(join(directory, "address.json"), "utf8")) ?? undefined,
  lifecycle,
  onEvent: (event) => {
    if (event.kind === "ended") say(`ended ${event.exitCode ?? event.signal} ${event.served}`);
    if (event.kind === "changed") say(`changed ${event.paths.join(" ")}`);
    if (event.kind === "unavailable") say(`unavailable ${event.error}`);
  },
});
say("open");
await supervisor.run();
