import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { showSource } from "../../../src/server/workers/show-source.ts";

const folder = await mkdtemp(join(tmpdir(), "tolv maps-"));
after(() => rm(folder, { recursive: true }));
const url = pathToFileURL(join(folder, "serve.js")).href;
// Column 10 of the first line comes from line 3, column 4 of ../blog/posts.ts; both count from 0.
const map = { version: 3, sources: ["../blog/posts.ts"], names: [], mappings: "UAGI" };
await writeFile(join(folder, "serve.js.map"), JSON.stringify(map));
await writeFile(join(folder, "broken.js.map"), "{");

test("a call in a build is shown in the source", () => {
  assert.equal(showSource(`at a (${url}:1:11)`), `at ${join(folder, "../blog/posts.ts")}:4:5`);
});

test("what has no map is left as it is: the source itself, Node's own code, files that are gone, places before any", () => {
  const stack = [
    `at list (${pathToFileURL("/srv/mysite/blog/posts.ts").href}:9:1)`,
    "at emit (node:events:509:28)",
    "at <anonymous> (unknown:1:1)",
    `at b (${url.replace("serve", "broken")}:1:11)`,
    `at c (${url}:1:2)`,
    "at d (file://elsewhere/serve.js:1:11)",
    "at e (file:///%2f/serve.js:1:11)",
  ].join("\n");
  assert.equal(showSource(stack), stack);
});
