import type { FileRule } from "../file-rule.ts";
import { deploymentsSelectedBy, type FoundManifest, type ManifestFile, manifestsOf, podOf } from "./manifest-file.ts";

/** How many pods there are, how many may be missing, and what they are given. */
export const numberRules: readonly FileRule<readonly ManifestFile[]>[] = [
  {
    id: "deploy.E110",
    level: "error",
    *find(files) {
      for (const { object, content } of manifestsOf(files, "PodDisruptionBudget")) {
        const [deployment] = deploymentsSelectedBy(files, content.at("spec", "selector", "matchLabels").texts);
        if (deployment === undefined) continue;
        const replicas = leastReplicas(files, deployment);
        if (podsToSpare(replicas, content.at("spec")) > 0) continue;
        const message = `Of ${replicas} pods it lets none be missing: a node can never be emptied.`;
        yield { object, message, hint: "Write maxUnavailable: 1, and let two pods run at least." };
      }
    },
  },
  {
    id: "deploy.E111",
    level: "error",
    *find(files) {
      for (const { object, content } of manifestsOf(files, "HorizontalPodAutoscaler")) {
        const target = content.at("spec", "scaleTargetRef", "name").text;
        const deployment = manifestsOf(files, "Deployment").find((one) => nameOf(one) === target);
        const hint = "Let the autoscaler decide alone, between two numbers, about a Deployment that there is.";
        if (deployment === undefined) yield { object, message: `There is no Deployment "${target}".`, hint };
        else if (deployment.content.at("spec", "replicas").isThere) {
          yield { object: deployment.object, message: "It has replicas, which the autoscaler changes.", hint };
        }
        const least = content.at("spec", "minReplicas").number ?? 1;
        const most = content.at("spec", "maxReplicas").number ?? 0;
        if (least > most) yield { object, message: `It scales from ${least} to ${most}.`, hint };
      }
    },
  },
  {
    id: "deploy.E112",
    level: "error",
    *find(files) {
      const known = new Set(manifestsOf(files, "ConfigMap", "Secret").map(nameOf));
      for (const { object, content } of manifestsOf(files, "Deployment", "Job")) {
        const sources = podOf(content)
          .at("containers")
          .list.flatMap((container) => container.at("envFrom").list)
          .flatMap((source) => [source.at("configMapRef", "name").text, source.at("secretRef", "name").text]);
        for (const name of sources.filter((one) => one !== undefined && !known.has(one))) {
          yield { object, message: `It takes settings from "${name}", which there is not.`, hint: "Correct the name." };
        }
      }
    },
  },
  {
    id: "deploy.E113",
    level: "error",
    *find(files) {
      const entry = files.find(({ name }) => name.endsWith("/kustomization.yaml"));
      const listed = entry?.documents[0]?.at("resources").list.map(({ text = "" }) => text) ?? [];
      const there = files.filter((file) => file !== entry).map(({ name }) => name.split("/").at(-1) ?? "");
      const hint = "Let `resources` list every file of the folder, and no other.";
      const object = entry?.name ?? "";
      if (entry === undefined) return;
      for (const file of listed.filter((one) => !there.includes(one) && !one.includes("/"))) {
        yield { object, message: `It lists ${file}, which there is not.`, hint };
      }
      for (const file of there.filter((one) => !listed.includes(one))) {
        yield { object, message: `It does not list ${file}.`, hint };
      }
    },
  },
];

function nameOf({ content }: FoundManifest): string | undefined {
  return content.at("metadata", "name").text;
}

/** Those that there are at the quietest time. */
function leastReplicas(files: readonly ManifestFile[], deployment: FoundManifest): number {
  const autoscaler = manifestsOf(files, "HorizontalPodAutoscaler").find(
    ({ content }) => content.at("spec", "scaleTargetRef", "name").text === nameOf(deployment),
  );
  const from = autoscaler?.content.at("spec", "minReplicas").number;
  return from ?? deployment.content.at("spec", "replicas").number ?? 1;
}

function podsToSpare(replicas: number, spec: FoundManifest["content"]): number {
  const missing = spec.at("maxUnavailable").text;
  if (missing !== undefined) return Math.ceil(shareOf(missing, replicas));
  const present = spec.at("minAvailable").text;
  return present === undefined ? replicas : replicas - Math.ceil(shareOf(present, replicas));
}

function shareOf(text: string, replicas: number): number {
  return text.endsWith("%") ? (Number.parseInt(text, 10) / 100) * replicas : Number(text);
}
