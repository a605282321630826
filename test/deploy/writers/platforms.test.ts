import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { parseAllDocuments } from "yaml";
import { deploymentFiles } from "#rooms/deploy";
import { deploymentModel } from "../support/model.ts";

// The platforms' own programs read what is written, where they are installed.

const run = promisify(execFile);
let directory: string;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), "tolv-platforms-"));
  for (const [path, text] of await deploymentFiles(deploymentModel())) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text.replaceAll("/srv/mysite/current/node_modules/.bin/tolv", "/bin/true"));
  }
});

after(() => rm(directory, { recursive: true }));

/** Why a test is left out; false where the program is there. */
function without(program: string): string | false {
  return spawnSync(program, ["--version"]).error === undefined ? false : `${program} is not installed`;
}

test("kustomize builds the base: every resource once, with the image of the site", {
  skip: without("kubectl"),
}, async () => {
  const { stdout } = await run("kubectl", ["kustomize", join(directory, "deploy/kubernetes/base")]);
  const kinds = [...parseAllDocuments(stdout)].map((document) => document.toJS().kind).sort();
  const pods = ["Deployment", "Deployment", "Job"];
  const others = ["ConfigMap", "HorizontalPodAutoscaler", "PodDisruptionBudget", "Secret", "Service"];
  assert.deepEqual(kinds, [...others, ...pods].sort());
  assert.equal(stdout.match(/image: mysite:latest/g)?.length, 3);
});

test("systemd finds nothing wrong in the units", { skip: without("systemd-analyze") }, async () => {
  for (const unit of ["web", "clock", "migrate"]) {
    const path = join(directory, `deploy/systemd/mysite-${unit}.service`);
    const { stderr } = await run("systemd-analyze", ["verify", path]);
    assert.equal(stderr, "");
  }
});

test("HAProxy accepts its configuration", { skip: without("haproxy") }, async () => {
  await run("haproxy", ["-c", "-f", join(directory, "deploy/haproxy.cfg")]);
});
