// What a supervisor of workers runs: serves what `release.txt` of its working directory says, slowly if asked.
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { runInContext } from "#rooms/context";
import { createLifecycle, currentLifecycle } from "#rooms/lifecycle";
import { createDrain, joinCrew } from "#rooms/server";

const allocated: Buffer[] = [];
const lifecycle = createLifecycle({ failed: (error) => console.error(error) });
lifecycle.listenToSignals();
await runInContext([currentLifecycle.with(lifecycle)], async () => {
  const crew = joinCrew();
  const release = readFileSync("release.txt", "utf8");
  if (release === "hanging") await new Promise(() => setInterval(() => {}, 1000));
  if (release === "broken") {
    crew.fail("this release is broken");
    await lifecycle.stop("broken", 1);
  }
  let isDraining = false;
  void crew.draining.then(() => {
    isDraining = true;
  });
  const answer: RequestListener = (request, response) => {
    const [path, wait = "0"] = (request.url ?? "").split("?");
    if (path === "/block") blockEventLoop();
    if (path === "/exit") process.exit(7);
    if (path === "/ready") response.statusCode = isDraining ? 503 : 200;
    if (path === "/never") return;
    if (path === "/allocate") allocated.push(Buffer.alloc(128 * 2 ** 20, 1));
    setTimeout(() => response.end(`${process.pid} ${release}`), Number(wait));
  };
  const server = createServer({ keepAliveTimeout: 1000 }, answer);
  const drain = createDrain(server);
  const leave = async () => {
    const { abandonedRequests } = await drain.start({ graceMilliseconds: Number(process.env.GRACE ?? 10_000) });
    if (abandonedRequests > 0) void lifecycle.stop("cut", 3);
  };
  lifecycle.onStop("http", leave, { limitMilliseconds: 60_000 });
  crew.serve(server);
  void lifecycle.serveUntilStopped();
  await crew.leaving;
  await lifecycle.stop("told to leave");
});

function blockEventLoop(): never {
  for (;;);
}
