// Supervises served.ts over the directory named on its command line, and prints what happens.
import { pathToFileURL } from "node:url";
import { createLifecycle } from "#rooms/lifecycle";
import { superviseDevelopment } from "#rooms/server";

const say = (text: string) => process.stdout.write(`${text}\n`);
const directory = process.argv[2] ?? "";
const lifecycle = createLifecycle({ failed: (error) => say(`failed: ${error}`) });
lifecycle.listenToSignals();
say(`supervisor ${process.pid}`);
await superviseDevelopment({
  entry: new URL("served.ts", import.meta.url),
  args: [directory],
  directories: [pathToFileURL(directory)],
  lifecycle,
  onEvent: (event) => {
    if (event.kind === "ended") say(`ended ${event.exitCode ?? event.signal}`);
    if (event.kind === "changed") say(`changed ${event.paths.join(" ")}`);
  },
});
