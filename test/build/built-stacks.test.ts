import assert from "node:assert/strict";
import { test } from "node:test";
import { freePort, RunningTolv, strongKey } from "../support/tolv.ts";
import { projectOf } from "./support/buildable-project.ts";

const search = `// Comments and types are gone in the build, lines are joined.
interface Query {
  readonly text: string;
}

export function search({ text }: Query): string {
  for (let results = 0; ; results++) {
    if (results < 0) return text;
  }
}
`;

const project = `import { defineApp, defineProject, respond, route, routes } from "tolv";
import { search } from "./search.ts";

const page = route.get("/search/", { name: "shop:search" }, () => respond.text(search({ text: "tea" })));
export default defineProject({ name: "shop", apps: [defineApp({ name: "shop", contributes: [routes([page])] })] });
`;

test("where a worker of a build hangs is told by file and line of the source", { timeout: 120_000 }, async () => {
  await using shop = await projectOf({ "search.ts": search, "project.ts": project });
  const { exitCode, stderr } = await shop.build();
  assert.equal(exitCode, 0, stderr);
  const port = await freePort();
  await using server = new RunningTolv(["serve", "-w", "1", "-b", "127.0.0.1"], {
    directory: shop.directory,
    environment: {
      PORT: String(port),
      SECRET_KEY: strongKey,
      ALLOWED_HOSTS: "localhost",
      DATABASE_URL: "postgres://x@127.0.0.1:1/x",
      SERVE_HEARTBEAT_TIMEOUT: "4",
    },
  });
  await server.printed(/"message":"Serving"/);
  await assert.rejects(fetch(`http://localhost:${port}/search/`));
  const [record] = await server.printed(/^.*gave no sign of life.*$/m);
  const { stack } = JSON.parse(record);
  const [innermost = "", caller] = stack.split("\n");
  assert.match(innermost, new RegExp(`^at ${shop.path("search.ts")}:[78]:\\d+$`));
  assert.match(caller, new RegExp(`^at ${shop.path("project.ts")}:4:\\d+$`));
  assert.doesNotMatch(stack, /build\/server/);
});
