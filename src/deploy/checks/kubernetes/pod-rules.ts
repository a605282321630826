import type { Problem } from "../file-rule.ts";
import { cores, mebibytes } from "../quantity.ts";
import type { Tree } from "../tree.ts";
import { podOf } from "./manifest-file.ts";
import { manifestRule } from "./manifest-rule.ts";
import { portsOf } from "./selector-rules.ts";

const withPods = ["Deployment", "Job"];

/** What must be so in each pod: probes, volumes, resources, restarts, what it may do. */
export const podRules = [
  manifestRule({
    id: "deploy.E105",
    level: "error",
    kinds: ["Deployment"],
    *find(deployment) {
      const ports = portsOf(podOf(deployment));
      for (const [kind, probe] of containersOf(deployment).flatMap(probesOf)) {
        const port = probe.at("httpGet", "port").text ?? "";
        if (ports.has(port)) continue;
        yield { message: `Its ${kind} asks on port ${port}, which no container has.`, hint: "Name a port of it." };
      }
    },
  }),
  manifestRule({
    id: "deploy.E106",
    level: "error",
    kinds: ["Deployment"],
    *find(deployment) {
      const listening = containersOf(deployment).filter((container) => container.at("ports").list.length > 0);
      for (const container of listening) yield* probeProblems(container);
    },
  }),
  manifestRule({
    id: "deploy.E107",
    level: "error",
    kinds: withPods,
    *find(manifest) {
      const volumes = new Set(podOf(manifest).at("volumes").list.map(nameOf));
      const mounts = containersOf(manifest).flatMap((container) => container.at("volumeMounts").list);
      for (const name of mounts.map(nameOf).filter((one) => !volumes.has(one))) {
        yield { message: `It mounts "${name}", which is no volume of the pod.`, hint: "Add it to volumes." };
      }
    },
  }),
  manifestRule({
    id: "deploy.E108",
    level: "error",
    kinds: withPods,
    *find(manifest) {
      for (const container of containersOf(manifest)) yield* resourceProblems(container.at("resources"));
    },
  }),
  manifestRule({
    id: "deploy.E109",
    level: "error",
    kinds: withPods,
    *find(manifest) {
      const policy = podOf(manifest).at("restartPolicy").text ?? "Always";
      const allowed = manifest.at("kind").text === "Job" ? ["OnFailure", "Never"] : ["Always"];
      if (allowed.includes(policy)) return;
      yield { message: `Its restartPolicy is ${policy}.`, hint: `Write ${allowed.join(" or ")}.` };
    },
  }),
  manifestRule({
    id: "deploy.W101",
    level: "warning",
    kinds: withPods,
    *find(manifest) {
      const missing = containersOf(manifest).flatMap((container) => missingConfinement(podOf(manifest), container));
      if (missing.length === 0) return;
      const message = `It may do more than it needs: ${missing.join(", ")} is missing.`;
      yield { message, hint: "Write it under securityContext, as tolv deployment does." };
    },
  }),
];

function containersOf(manifest: Tree): readonly Tree[] {
  return podOf(manifest).at("containers").list;
}

function nameOf(part: Tree): string | undefined {
  return part.at("name").text;
}

const probePaths = { startupProbe: "/healthz", livenessProbe: "/healthz", readinessProbe: "/readyz" };

function probesOf(container: Tree): readonly (readonly [kind: string, probe: Tree])[] {
  const probes = Object.keys(probePaths).map((kind) => [kind, container.at(kind)] as const);
  return probes.filter(([, probe]) => probe.at("httpGet").isThere);
}

function* probeProblems(container: Tree): Generator<Omit<Problem, "object">> {
  for (const [kind, path] of Object.entries(probePaths)) {
    const found = container.at(kind, "httpGet", "path").text;
    if (found === path || (found === undefined && kind === "startupProbe")) continue;
    const message = found === undefined ? `It has no ${kind}.` : `Its ${kind} asks for ${found}.`;
    yield { message, hint: `Let the ${kind} ask for ${path}.` };
  }
}

function* resourceProblems(resources: Tree): Generator<Omit<Problem, "object">> {
  const memory = (kind: string) => mebibytes(resources.at(kind, "memory").text, "kubernetes");
  const cpu = (kind: string) => cores(resources.at(kind, "cpu").text);
  const hint = "Write a limit of memory, and requests that are not above the limits.";
  if (memory("limits") === undefined) yield { message: "It has no limit of memory.", hint };
  for (const [what, asked, most] of [
    ["MiB", memory("requests"), memory("limits")],
    ["cores", cpu("requests"), cpu("limits")],
  ] as const) {
    if (asked === undefined || most === undefined || asked <= most) continue;
    yield { message: `It requests ${asked} ${what}, above its limit of ${most}.`, hint };
  }
}

function missingConfinement(pod: Tree, container: Tree): readonly string[] {
  const own = container.at("securityContext");
  const isNobody = own.at("runAsNonRoot").text ?? pod.at("securityContext", "runAsNonRoot").text;
  const isDropped = own.at("capabilities", "drop").list.some(({ text }) => text === "ALL");
  const wanted = {
    runAsNonRoot: isNobody === "true",
    readOnlyRootFilesystem: own.at("readOnlyRootFilesystem").text === "true",
    "allowPrivilegeEscalation: false": own.at("allowPrivilegeEscalation").text === "false",
    "capabilities.drop: [ALL]": isDropped,
  };
  return Object.entries(wanted).flatMap(([name, isThere]) => (isThere ? [] : [name]));
}
