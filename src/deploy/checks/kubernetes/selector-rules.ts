import type { Tree } from "../tree.ts";
import { deploymentsSelectedBy, isSelectedBy, labelsOf, type ManifestFile, podOf } from "./manifest-file.ts";
import { manifestRule } from "./manifest-rule.ts";

const findsNoPods = { message: "Its selector finds no pods.", hint: "Write the labels of a Deployment's pods." };

/** Who finds whom: by labels, and by the name of a port. */
export const selectorRules = [
  manifestRule({
    id: "deploy.E101",
    level: "error",
    kinds: ["Deployment"],
    *find(deployment) {
      const selector = deployment.at("spec", "selector", "matchLabels").texts;
      if (isSelectedBy(selector, labelsOf(deployment.at("spec", "template")))) return;
      const message = "Its selector does not match the labels of its own pods.";
      yield { message, hint: "Give spec.template.metadata.labels what spec.selector.matchLabels asks for." };
    },
  }),
  manifestRule({
    id: "deploy.E102",
    level: "error",
    kinds: ["Service"],
    *find(service, files) {
      if (podsOf(service, files).length === 0) yield findsNoPods;
    },
  }),
  manifestRule({
    id: "deploy.E103",
    level: "error",
    kinds: ["PodDisruptionBudget"],
    *find(budget, files) {
      const selector = budget.at("spec", "selector", "matchLabels").texts;
      if (deploymentsSelectedBy(files, selector).length === 0) yield findsNoPods;
    },
  }),
  manifestRule({
    id: "deploy.E104",
    level: "error",
    kinds: ["Service"],
    *find(service, files) {
      const pods = podsOf(service, files);
      for (const port of service.at("spec", "ports").list) {
        const target = port.at("targetPort").text ?? port.at("port").text ?? "";
        if (pods.every((pod) => portsOf(pod).has(target))) continue;
        const message = `No container of its pods has a port ${target}.`;
        yield { message, hint: "Let targetPort name a port under spec.template.spec.containers." };
      }
    },
  }),
];

/** The ports of a pod, by name and by number. */
export function portsOf(pod: Tree): ReadonlySet<string> {
  const ports = pod.at("containers").list.flatMap((container) => container.at("ports").list);
  return new Set(ports.flatMap((port) => [port.at("name").text ?? "", port.at("containerPort").text ?? ""]));
}

function podsOf(service: Tree, files: readonly ManifestFile[]): readonly Tree[] {
  return deploymentsSelectedBy(files, service.at("spec", "selector").texts).map(({ content }) => podOf(content));
}
