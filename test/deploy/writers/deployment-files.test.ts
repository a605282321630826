import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, parseAllDocuments } from "yaml";
import { deploymentFiles } from "#rooms/deploy";
import { deploymentModel } from "../support/model.ts";

const files = await deploymentFiles(deploymentModel());

function text(path: string): string {
  const found = files.get(path);
  assert.ok(found !== undefined, `${path} is not written`);
  return found;
}

test("a site with a web process and a clock has these files", () => {
  assert.deepEqual(
    [...files.keys()],
    [
      "Dockerfile",
      ".dockerignore",
      "compose.yaml",
      "compose.staging.yaml",
      "deploy/haproxy.cfg",
      "Procfile",
      "deploy/kubernetes/base/kustomization.yaml",
      "deploy/kubernetes/base/config.yaml",
      "deploy/kubernetes/base/secrets.yaml",
      "deploy/kubernetes/base/migrate.yaml",
      "deploy/kubernetes/base/web.yaml",
      "deploy/kubernetes/base/clock.yaml",
      "deploy/systemd/mysite-web.service",
      "deploy/systemd/mysite-clock.service",
      "deploy/systemd/mysite-migrate.service",
      "app.json",
    ],
  );
});

test("the files of one target are those of that target", async () => {
  assert.deepEqual([...(await deploymentFiles(deploymentModel(), ["procfile"])).keys()], ["Procfile"]);
});

test("the Procfile has a line for each process type, and the release phase", () => {
  assert.equal(text("Procfile"), "release: tolv migrate\nweb: tolv serve\nclock: tolv clock\n");
});

test("in a project that keeps a ledger of releases the release phase is tolv release", async () => {
  const files = await deploymentFiles({ ...deploymentModel(), releasePhase: "release" });
  assert.match(files.get("Procfile") ?? "", /^release: tolv release$/m);
  assert.deepEqual(parse(files.get("compose.staging.yaml") ?? "").services.migrate.command, ["release"]);
  assert.match(files.get("deploy/systemd/mysite-migrate.service") ?? "", /bin\/tolv release$/m);
  assert.match(files.get("deploy/kubernetes/base/migrate.yaml") ?? "", /args: \[release\]/);
});

test("no file holds a secret, and a deployment that fills none in cannot start", () => {
  const [secret] = parseAllDocuments(text("deploy/kubernetes/base/secrets.yaml"));
  assert.deepEqual(secret?.toJS().stringData, { SECRET_KEY: "", DATABASE_URL: "" });
  assert.match(text("compose.staging.yaml"), /SECRET_KEY: \$\{SECRET_KEY:\?must be set\}/);
});

test("what is published of the development compose file is for this machine only", () => {
  assert.match(parse(text("compose.yaml")).services.web.ports.join(), /^127\.0\.0\.1:/);
});

test("every service of the site runs on a read-only file system, without capabilities", () => {
  for (const path of ["compose.yaml", "compose.staging.yaml"]) {
    const { services } = parse(text(path));
    const site = Object.values<Record<string, unknown>>(services).filter(({ image }) => image === "mysite");
    assert.ok(site.length > 0);
    for (const { read_only, cap_drop } of site)
      assert.deepEqual({ read_only, cap_drop }, { read_only: true, cap_drop: ["ALL"] });
  }
});

test("a process type of another program replaces the entry point", async () => {
  const model = deploymentModel({ worker: { command: "node worker.js" } }, []);
  const worker = await deploymentFiles(model);
  const { entrypoint, command } = parse(worker.get("compose.staging.yaml") ?? "").services.worker;
  assert.deepEqual({ entrypoint, command }, { entrypoint: ["node"], command: ["worker.js"] });
  const [deployment] = parseAllDocuments(worker.get("deploy/kubernetes/base/worker.yaml") ?? "");
  const [container] = deployment?.toJS().spec.template.spec.containers ?? [];
  assert.deepEqual([container.command, container.args], [["node"], ["worker.js"]]);
  assert.match(
    worker.get("deploy/systemd/mysite-worker.service") ?? "",
    /^ExecStart=\/usr\/bin\/env node worker\.js$/m,
  );
  assert.equal(worker.has("deploy/haproxy.cfg"), false);
});

test("Heroku's thirty seconds hold for a process type that wants more", async () => {
  const app = (await deploymentFiles(deploymentModel({ web: { grace: 60 } }, []))).get("app.json") ?? "";
  assert.equal(JSON.parse(app).env.SERVE_GRACEFUL_TIMEOUT.value, "27");
});

test("a name that images and services cannot have is made one that they can", async () => {
  const { createDeploymentModel } = await import("#rooms/deploy");
  assert.equal(createDeploymentModel({ ...deploymentModel(), name: "My_Site!" }).name, "my-site");
});
