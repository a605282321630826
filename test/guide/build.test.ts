import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { test } from "node:test";
import { readBuild } from "#rooms/build";
import { projectOf } from "../build/support/buildable-project.ts";
import { documentedFiles } from "../support/readme.ts";
import { guidePage } from "./support/guide.ts";

const page = readFileSync(guidePage("build.md"), "utf8");

const project = `import { defineProject } from "tolv";
import { staticfiles } from "tolv/contrib/staticfiles";
import { shop } from "./shop/app.ts";

export default defineProject({ name: "shop", apps: [staticfiles, shop] });
`;

test("the project of the page can be built, and the build has what the page says", async () => {
  await using made = await projectOf({});
  await mkdir(made.path("shop"));
  for (const { path, text } of documentedFiles(guidePage("build.md"))) await made.write(path, text);
  await made.write("project.ts", project);

  const { exitCode, stdout, stderr } = await made.build({ SHOP_PREFIX: "/kiosk/", SOURCE_COMMIT: "0".repeat(40) });
  assert.equal(exitCode, 0, stdout + stderr);
  const shown = /```text\n\$ tolv build\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  const head = (text: string) => text.split("\n").filter((line) => !/^(Adding|Built)/.test(line));
  assert.deepEqual(head(stdout), head(shown));
  assert.match(stdout, /^Adding the prefix: written$/m);
  assert.equal(await made.read("build/shop.txt"), "/kiosk/");

  const build = readBuild(made.directory);
  assert.deepEqual([build?.commit, build?.dirty, build?.time], ["0".repeat(40), false, undefined]);
  const parts = [...page.matchAll(/^\| `([a-z.]+)\/?` \| /gm)].map(([, name]) => name).sort();
  assert.deepEqual(
    parts,
    [...Object.keys(build?.digests ?? {}), "build.json", "cache"].filter((name) => name !== "shop.txt").sort(),
  );
  assert.match((await made.build({ SOURCE_DATE_EPOCH: "86400", SOURCE_VERSION: "v1" })).stdout, /^Built v1, sha256:/m);
  assert.equal(readBuild(made.directory)?.time, "1970-01-02T00:00:00.000Z");
});

test("the commands that work on the source are those of the page", () => {
  const launcher = readFileSync(new URL("../../bin/find-build.js", import.meta.url), "utf8");
  const commands = [...(/sourceCommands = \[(.*)\]/.exec(launcher)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
    ([, name]) => name,
  );
  const sentence = /does so everywhere: ([^.]*)\./.exec(page)?.[1] ?? "";
  assert.deepEqual([...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort(), commands.sort());
});
