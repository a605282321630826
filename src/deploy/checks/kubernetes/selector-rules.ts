import type { FileRule } from "../file-rule.ts";
import {
  deploymentsSelectedBy,
  isSelectedBy,
  labelsOf,
  type ManifestFile,
  manifestsOf,
  podOf,
} from "./manifest-file.ts";

/** Who finds whom: by labels, by name, by the name of a port. */
export const selectorRules: readonly FileRule<readonly ManifestFile[]>[] = [
  {
    id: "deploy.E101",
    level: "error",
    *find(files) {
      for (const { object, content } of manifestsOf(files, "Deployment")) {
        const selector = content.at("spec", "selector", "matchLabels").texts;
        if (isSelectedBy(selector, labelsOf(content.at("spec", "template")))) continue;
        const message = "Its selector does not match the labels of its own pods.";
        yield { object, message, hint: "Give spec.template.metadata.labels what spec.selector.matchLabels asks for." };
      }
    },
  },
  {
    id: "deploy.E102",
    level: "error",
    *find(files) {
      for (const { object, content } of manifestsOf(files, "Service")) {
        if (deploymentsSelectedBy(files, content.at("spec", "selector").texts).length > 0) continue;
        yield { object, message: "Its selector finds no pods.", hint: "Write the labels of a Deployment's pods." };
      }
    },
  },
  {
    id: "deploy.E103",
    level: "error",
    *find(files) {
      for (const { object, content } of manifestsOf(files, "PodDisruptionBudget")) {
        if (deploymentsSelectedBy(files, content.at("spec", "selector", "matchLabels").texts).length > 0) continue;
        yield { object, message: "Its selector finds no pods.", hint: "Write the labels of a Deployment's pods." };
      }
    },
  },
  {
    id: "deploy.E104",
    level: "error",
    *find(files) {
      for (const { object, content } of manifestsOf(files, "Service")) {
        const pods = deploymentsSelectedBy(files, content.at("spec", "selector").texts);
        for (const port of content.at("spec", "ports").list) {
          const target = port.at("targetPort").text ?? port.at("port").text ?? "";
          if (pods.every((pod) => portsOf(podOf(pod.content)).has(target))) continue;
          const message = `No container of its pods has a port ${target}.`;
          yield { object, message, hint: "Let targetPort name a port under spec.template.spec.containers." };
        }
      }
    },
  },
];

/** The ports of a pod, by name and by number. */
export function portsOf(pod: ReturnType<typeof podOf>): ReadonlySet<string> {
  const ports = pod.at("containers").list.flatMap((container) => container.at("ports").list);
  return new Set(ports.flatMap((port) => [port.at("name").text ?? "", port.at("containerPort").text ?? ""]));
}
