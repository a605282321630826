import type { FileRule, Problem } from "../file-rule.ts";
import { cores, mebibytes } from "../quantity.ts";
import type { Tree } from "../tree.ts";
import { type FoundManifest, type ManifestFile, manifestsOf, podOf } from "./manifest-file.ts";
import { portsOf } from "./selector-rules.ts";

/** What must be so in each pod: probes, volumes, resources, restarts, what it may do. */
export const podRules: readonly FileRule<readonly ManifestFile[]>[] = [
  {
    id: "deploy.E105",
    level: "error",
    *find(files) {
      for (const { object, content } of manifestsOf(files, "Deployment")) {
        const ports = portsOf(podOf(content));
        for (const [kind, probe] of probesOf(podOf(content))) {
          const port = probe.at("httpGet", "port").text ?? "";
          if (ports.has(port)) continue;
          yield { object, message: `Its ${kind} asks on port ${port}, which no container has.`, hint: "Name a port." };
        }
      }
    },
  },
  {
    id: "deploy.E106",
    level: "error",
    *find(files) {
      for (const { object, content } of manifestsOf(files, "Deployment")) {
        for (const container of listeningContainers(content)) yield* probeProblems(object, container);
      }
    },
  },
  {
    id: "deploy.E107",
    level: "error",
    *find(files) {
      for (const { object, content } of podsOf(files)) {
        const volumes = new Set(
          podOf(content)
            .at("volumes")
            .list.map((volume) => volume.at("name").text),
        );
        const mounts = containersOf(content).flatMap((container) => container.at("volumeMounts").list);
        for (const mount of mounts.filter((one) => !volumes.has(one.at("name").text))) {
          const name = mount.at("name").text;
          yield { object, message: `It mounts "${name}", which is no volume of the pod.`, hint: "Add it to volumes." };
        }
      }
    },
  },
  {
    id: "deploy.E108",
    level: "error",
    *find(files) {
      for (const { object, content } of podsOf(files)) {
        for (const container of containersOf(content)) yield* resourceProblems(object, container.at("resources"));
      }
    },
  },
  {
    id: "deploy.E109",
    level: "error",
    *find(files) {
      for (const { object, content } of podsOf(files)) {
        const isJob = content.at("kind").text === "Job";
        const policy = podOf(content).at("restartPolicy").text ?? "Always";
        const allowed = isJob ? ["OnFailure", "Never"] : ["Always"];
        if (allowed.includes(policy)) continue;
        yield { object, message: `Its restartPolicy is ${policy}.`, hint: `Write ${allowed.join(" or ")}.` };
      }
    },
  },
  {
    id: "deploy.W101",
    level: "warning",
    *find(files) {
      for (const { object, content } of podsOf(files)) {
        const missing = containersOf(content).flatMap((container) => missingConfinement(podOf(content), container));
        if (missing.length === 0) continue;
        const message = `It may do more than it needs: ${missing.join(", ")} is missing.`;
        yield { object, message, hint: "Write it under securityContext, as tolv deployment does." };
      }
    },
  },
];

function podsOf(files: readonly ManifestFile[]): readonly FoundManifest[] {
  return manifestsOf(files, "Deployment", "Job");
}

function containersOf(content: Tree): readonly Tree[] {
  return podOf(content).at("containers").list;
}

function listeningContainers(content: Tree): readonly Tree[] {
  return containersOf(content).filter((container) => container.at("ports").list.length > 0);
}

const paths = { startupProbe: "/healthz", livenessProbe: "/healthz", readinessProbe: "/readyz" };

function probesOf(pod: Tree): readonly (readonly [kind: string, probe: Tree])[] {
  const containers = pod.at("containers").list;
  return containers.flatMap((container) =>
    Object.keys(paths)
      .filter((kind) => container.at(kind, "httpGet").isThere)
      .map((kind) => [kind, container.at(kind)] as const),
  );
}

function* probeProblems(object: string, container: Tree): Generator<Problem> {
  for (const [kind, path] of Object.entries(paths)) {
    const found = container.at(kind, "httpGet", "path").text;
    if (found === path || (found === undefined && kind === "startupProbe")) continue;
    const message = found === undefined ? `It has no ${kind}.` : `Its ${kind} asks for ${found}.`;
    yield { object, message, hint: `Let the ${kind} ask for ${path}.` };
  }
}

function* resourceProblems(object: string, resources: Tree): Generator<Problem> {
  const memory = (kind: string) => mebibytes(resources.at(kind, "memory").text, "kubernetes");
  const cpu = (kind: string) => cores(resources.at(kind, "cpu").text);
  const [asked, most] = [memory("requests"), memory("limits")];
  if (most === undefined) {
    yield { object, message: "It has no limit of memory.", hint: "Write resources.limits.memory." };
  } else if ((asked ?? 0) > most) {
    yield { object, message: `It requests ${asked} MiB, above its limit of ${most} MiB.`, hint: "Raise the limit." };
  }
  const [wanted, allowed] = [cpu("requests"), cpu("limits")];
  if (wanted === undefined || allowed === undefined || wanted <= allowed) return;
  yield { object, message: `It requests ${wanted} cores, above its limit of ${allowed}.`, hint: "Raise the limit." };
}

function missingConfinement(pod: Tree, container: Tree): readonly string[] {
  const own = container.at("securityContext");
  const isDropped = own.at("capabilities", "drop").list.some(({ text }) => text === "ALL");
  const isNobody = pod.at("securityContext", "runAsNonRoot").text ?? own.at("runAsNonRoot").text;
  return [
    ...(isNobody === "true" ? [] : ["runAsNonRoot"]),
    ...(own.at("readOnlyRootFilesystem").text === "true" ? [] : ["readOnlyRootFilesystem"]),
    ...(own.at("allowPrivilegeEscalation").text === "false" ? [] : ["allowPrivilegeEscalation: false"]),
    ...(isDropped ? [] : ["capabilities.drop: [ALL]"]),
  ];
}
