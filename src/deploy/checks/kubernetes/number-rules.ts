import type { FileRule, Problem } from "../file-rule.ts";
import type { Tree } from "../tree.ts";
import { deploymentsSelectedBy, type ManifestFile, manifestsOf, podOf } from "./manifest-file.ts";
import { manifestRule } from "./manifest-rule.ts";

/** How many pods there are and may be missing, and whether all that is named is there. */
export const numberRules: readonly FileRule<readonly ManifestFile[]>[] = [
  manifestRule({
    id: "deploy.E110",
    level: "error",
    kinds: ["PodDisruptionBudget"],
    *find(budget, files) {
      const [deployment] = deploymentsSelectedBy(files, budget.at("spec", "selector", "matchLabels").texts);
      if (deployment === undefined) return;
      const replicas = leastReplicas(deployment.content, files);
      if (podsToSpare(replicas, budget.at("spec")) > 0) return;
      const message = `Of ${replicas} pods it lets none be missing: a node can never be emptied.`;
      yield { message, hint: "Write maxUnavailable: 1, and let two pods run at least." };
    },
  }),
  manifestRule({
    id: "deploy.E111",
    level: "error",
    kinds: ["HorizontalPodAutoscaler"],
    *find(autoscaler, files) {
      const target = targetOf(autoscaler);
      const deployment = manifestsOf(files, "Deployment").find(({ content }) => nameOf(content) === target)?.content;
      const least = autoscaler.at("spec", "minReplicas").number ?? 1;
      const most = autoscaler.at("spec", "maxReplicas").number ?? 0;
      const hint = "Let the autoscaler decide alone, between two numbers, about a Deployment that there is.";
      if (deployment === undefined) yield { message: `There is no Deployment "${target}".`, hint };
      if (deployment?.at("spec", "replicas").isThere) yield { message: `${target} has replicas of its own.`, hint };
      if (least > most) yield { message: `It scales from ${least} to ${most}.`, hint };
    },
  }),
  manifestRule({
    id: "deploy.E112",
    level: "error",
    kinds: ["Deployment", "Job"],
    *find(manifest, files) {
      const known = new Set(manifestsOf(files, "ConfigMap", "Secret").map(({ content }) => nameOf(content)));
      for (const name of settingsSources(manifest).filter((one) => !known.has(one))) {
        yield { message: `It takes settings from "${name}", which there is not.`, hint: "Correct the name." };
      }
    },
  }),
  {
    id: "deploy.E113",
    level: "error",
    *find(files) {
      const entry = files.find(({ name }) => name.endsWith("/kustomization.yaml"));
      if (entry !== undefined) yield* listingProblems(entry, files);
    },
  },
];

function nameOf(manifest: Tree): string | undefined {
  return manifest.at("metadata", "name").text;
}

function targetOf(autoscaler: Tree): string | undefined {
  return autoscaler.at("spec", "scaleTargetRef", "name").text;
}

/** Those that there are at the quietest time. */
function leastReplicas(deployment: Tree, files: readonly ManifestFile[]): number {
  const autoscalers = manifestsOf(files, "HorizontalPodAutoscaler").map(({ content }) => content);
  const autoscaler = autoscalers.find((one) => targetOf(one) === nameOf(deployment));
  return autoscaler?.at("spec", "minReplicas").number ?? deployment.at("spec", "replicas").number ?? 1;
}

function podsToSpare(replicas: number, spec: Tree): number {
  const missing = spec.at("maxUnavailable").text;
  if (missing !== undefined) return Math.ceil(shareOf(missing, replicas));
  return replicas - Math.ceil(shareOf(spec.at("minAvailable").text ?? "0", replicas));
}

function shareOf(text: string, replicas: number): number {
  return text.endsWith("%") ? (Number.parseInt(text, 10) / 100) * replicas : Number(text);
}

function settingsSources(manifest: Tree): readonly string[] {
  const containers = podOf(manifest).at("containers").list;
  const sources = containers.flatMap((container) => container.at("envFrom").list);
  return sources.flatMap((source) => {
    const name = source.at("configMapRef", "name").text ?? source.at("secretRef", "name").text;
    return name === undefined ? [] : [name];
  });
}

function* listingProblems(entry: ManifestFile, files: readonly ManifestFile[]): Generator<Problem> {
  const listed = entry.documents[0]?.at("resources").list.map(({ text = "" }) => text) ?? [];
  const there = files.filter((file) => file !== entry).map(({ name }) => name.split("/").at(-1) ?? "");
  const hint = "Let `resources` list every file of the folder, and no other.";
  // What lies elsewhere is not looked at.
  for (const file of listed.filter((one) => !there.includes(one) && !one.includes("/"))) {
    yield { object: entry.name, message: `It lists ${file}, which there is not.`, hint };
  }
  for (const file of there.filter((one) => !listed.includes(one))) {
    yield { object: entry.name, message: `It does not list ${file}.`, hint };
  }
}
