// What a development supervisor runs: loads app.ts of the directory named on its command line, then stays.
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { createLifecycle } from "#rooms/lifecycle";

const say = (text: string) => process.stdout.write(`${text}\n`);
const lifecycle = createLifecycle({ failed: (error) => say(`failed: ${error}`) });
lifecycle.listenToSignals();
lifecycle.stopWithParent();
lifecycle.onStop("farewell", () => say(`left ${process.pid}`));
const { greeting } = await import(`${pathToFileURL(process.argv[2] ?? "").href}/app.ts`);
say(`serving ${process.pid} ${greeting} ${process.execArgv.join(" ")}`);
createServer().listen(0);
await lifecycle.serveUntilStopped();
