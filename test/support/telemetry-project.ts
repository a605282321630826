import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { defineApp, routes } from "#rooms/apps";
import { currentDatabase } from "#rooms/db";
import { respond, route } from "#rooms/http";
import { bootProject, defineProject, type RunningProject } from "#rooms/project";
import { strongKey } from "./tolv.ts";

const shop = defineApp({
  name: "shop",
  contributes: [
    routes([
      route.get("/items/:id<int>/", {}, async ({ params }) => {
        await currentDatabase.get().execute("SELECT 1");
        await currentDatabase.get().execute("SELECT 2");
        return respond.text(`item ${params.id}`);
      }),
      route.get("/fails/", {}, async () => {
        await currentDatabase.get().execute("SELECT 1");
        throw new Error("fails");
      }),
    ]),
  ],
});

/** A running project with a few routes, as telemetry sees it. */
export function bootShop(environment: Readonly<Record<string, string>>, lines: string[] = []): Promise<RunningProject> {
  return bootProject(defineProject({ name: "shop", apps: [shop] }), {
    directory: import.meta.dirname,
    environment: {
      DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
      SECRET_KEY: strongKey,
      ALLOWED_HOSTS: "localhost",
      ...environment,
    },
    log: { destination: { write: (line) => void lines.push(line) }, isTerminal: false },
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
