// What a development supervisor runs: loads app.ts of the directory named on its command line, then answers with it.
import { createServer, type RequestListener } from "node:http";
import { pathToFileURL } from "node:url";
import { createLifecycle, killOrphan } from "#rooms/lifecycle";
import { createDrain, forwardRequest, joinSupervisor } from "#rooms/server";

const say = (text: string) => process.stdout.write(`${text}\n`);
const lifecycle = createLifecycle({ failed: (error) => say(`failed: ${error}`) });
lifecycle.listenToSignals();
lifecycle.stopWithParent();
killOrphan();
lifecycle.onStop("farewell", () => say(`left ${process.pid}`));
say(`loaded ${process.pid}`);
const supervisor = joinSupervisor();
const address = await supervisor.turn;
const { greeting, answer } = await import(`${pathToFileURL(process.argv[2] ?? "").href}/project/app.ts`);
const answerGreeting: RequestListener = (request, response) =>
  request.resume().once("end", () => response.end(`${greeting}`));
const server = createServer(answer ?? answerGreeting);
const drain = createDrain(server);
say(`serving ${process.pid} ${greeting} ${process.execArgv.join(" ")} at ${address?.port}`);
supervisor.serve(server);
void lifecycle.serveUntilStopped();
await supervisor.replaced;
await drain.start({ lateRequests: forwardRequest });
await lifecycle.stop("replaced");
