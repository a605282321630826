import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { type BuildableProject, projectOf } from "./support/buildable-project.ts";

const project = `import { buildSteps, defineApp, defineProject, defineSettings, env, respond, route, routes, settings } from "tolv";
import { staticFolder, staticfiles } from "tolv/contrib/staticfiles";
import { word } from "./word.ts";

export const shop = defineSettings("shop", {
  SHOP_NAME: env.string().default("shop").stage("build").describe("The name."),
  SHOP_TOKEN: env.secret().describe("A secret."),
});
const app = defineApp({
  name: "shop",
  requires: [staticfiles],
  contributes: [
    settings(shop),
    buildSteps([{ name: "a word", run: async () => "unharmed" }]),
    routes([route.get("/", { name: "shop:index" }, () => respond.text(word))]),
    staticFolder(new URL("assets/", import.meta.url)),
  ],
});
export default defineProject({ name: "shop", apps: [staticfiles, app] });
`;

async function shop(): Promise<BuildableProject> {
  const made = await projectOf({ "project.ts": project, "word.ts": 'export const word: string = "hello";\n' });
  await mkdir(made.path("assets"));
  await made.write("assets/site.css", "body { background: url(dot.svg) }\n");
  await made.write("assets/dot.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>\n");
  return made;
}

test("each mistake ends the build with 1 and its reason, and the build before stays", async (t) => {
  await using made = await shop();
  const built = await made.build();
  assert.equal(built.exitCode, 0, built.stderr);
  const stamp = await made.read("build/build.json");

  const refuse = async (reason: RegExp, ...[file, from, to]: [file: string, from: string, to: string]) => {
    const before = await made.read(file);
    await made.change(file, from, to);
    const { exitCode, stderr, stdout } = await made.build();
    await made.write(file, before);
    assert.equal(exitCode, 1);
    assert.match(stdout + stderr, reason);
    assert.equal(await made.read("build/build.json"), stamp);
  };
  await t.test("a wrong type", () =>
    refuse(/word\.ts\(1,14\): error TS2322[\s\S]*\[build\.types_wrong\]/, "word.ts", '"hello"', "7"),
  );
  await t.test("a reference of a static file that leads nowhere", () =>
    refuse(/site\.css:1 refers to "dots\.svg".*\[staticfiles\.missing_references\]/s, "assets/site.css", "dot", "dots"),
  );
  await t.test("a secret that is read", () =>
    refuse(
      /SHOP_TOKEN belongs to the run stage.*\[config\.stage\]/s,
      "project.ts",
      'run: async () => "unharmed"',
      "run: async () => shop.values().SHOP_TOKEN",
    ),
  );
  await t.test("top-level await, which the bundle cannot hold", () =>
    refuse(/\[build\.bundle_failed\][\s\S]*await/, "word.ts", '"hello"', 'await Promise.resolve("hello")'),
  );
  await t.test("a package that is not there", () =>
    refuse(
      /no-such-package/,
      "word.ts",
      "export",
      '// @ts-expect-error nobody has it\nimport "no-such-package";\nexport',
    ),
  );
});

test("what a build needs is named when it is missing", async () => {
  await using made = await shop();
  await rm(made.path("package-lock.json"));
  assert.match((await made.build()).stderr, /There is no package-lock\.json[\s\S]*npm install/);
  await made.write("package-lock.json", '{ "lockfileVersion": 1, "dependencies": {} }');
  assert.match((await made.build()).stderr, /package-lock\.json does not tell the packages[\s\S]*npm 7/);
  await made.write("package-lock.json", '{ "packages": { "": {} } }');
  await rm(made.path("tsconfig.json"));
  assert.match((await made.build()).stderr, /There is no tsconfig\.json/);
  await rm(made.path("node_modules"));
  await mkdir(made.path("node_modules"));
  await symlink(join(import.meta.dirname, "../.."), made.path("node_modules/tolv"));
  assert.match((await made.build()).stderr, /TypeScript is not installed[\s\S]*npm install --save-dev typescript/);
  assert.ok(!existsSync(made.path("build")));
});
