import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort, RunningTolv, strongKey } from "../../test/support/tolv.ts";
import type { Contender, Instance } from "./instance.ts";

const project = `import { setTimeout as sleep } from "node:timers/promises";
import { defineApp, defineProject, respond, route, routes } from "tolv";

const fast = route.get("/fast", { name: "drops:fast" }, () => respond.text("fast"));
const slow = route.get("/slow", { name: "drops:slow" }, async () => {
  await sleep(500);
  return respond.text("slow");
});

export default defineProject({
  name: "drops",
  apps: [defineApp({ name: "drops", contributes: [routes([fast, slow])] })],
});
`;

/** What the site is told. */
export interface TolvEnvironment {
  readonly databaseUrl: string;
  /** `SERVE_DRAIN_LAG`; the balancer asks every 50 ms, but shares its cores with the clients and is often late. */
  readonly lag: string;
}

/** A site of two pages under `tolv serve -w 2`, in production. */
export async function createTolvContender(told: TolvEnvironment): Promise<Contender & AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-drops-"));
  await symlink(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(directory, "node_modules"));
  await writeFile(join(directory, "project.ts"), project);
  await writeFile(join(directory, "package.json"), '{ "type": "module" }\n');
  return {
    name: "tolv serve -w 2",
    paths: ["/fast", "/slow"],
    readyPath: "/readyz",
    start: () => startInstance(directory, told),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  };
}

async function startInstance(directory: string, { databaseUrl, lag }: TolvEnvironment): Promise<Instance> {
  const port = await freePort();
  const environment = {
    DATABASE_URL: databaseUrl,
    SECRET_KEY: strongKey,
    ALLOWED_HOSTS: "127.0.0.1",
    LOG_LEVELS: "http=error",
    SERVE_DRAIN_LAG: lag,
  };
  const server = new RunningTolv(["serve", "-w", "2", "-b", `127.0.0.1:${port}`], { directory, environment });
  await server.printed(/"message":"Serving"/);
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: server.child.pid ?? 0,
    ended: server.ended.then(({ exitCode }) => exitCode),
    reloaded: async (reloads) => {
      while ((server.stdout.match(/"message":"Reloaded"/g) ?? []).length < reloads) await sleep(20);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
