import { processManifests } from "../kubernetes/process-manifests.ts";
import { configMap, kustomization, migrationJob, secret } from "../kubernetes/shared-manifests.ts";
import type { DeploymentModel } from "../model/deployment-model.ts";
import { yamlText } from "./yaml-text.ts";

/** Where the manifests lie. */
export const kubernetesFolder = "deploy/kubernetes/base";

/** Writes the kustomize base: for each process type a file, and the three that all of them need. */
export function writeKubernetesFiles(model: DeploymentModel): readonly (readonly [path: string, text: string])[] {
  const resources = [
    ["config.yaml", yamlText([configMap(model)], configComment)],
    ["secrets.yaml", yamlText([secret(model)], secretComment)],
    ["migrate.yaml", yamlText([migrationJob(model)], jobComment)],
    ...model.processes.map(
      (processType) => [`${processType.name}.yaml`, yamlText(processManifests(model, processType))] as const,
    ),
  ] as const;
  const entry = [
    "kustomization.yaml",
    yamlText(
      [
        kustomization(
          model,
          resources.map(([file]) => file),
        ),
      ],
      entryComment,
    ),
  ] as const;
  return [entry, ...resources].map(([file, text]) => [`${kubernetesFolder}/${file}`, text]);
}

const entryComment = ["An overlay names the image of the release, and what differs from one deployment to the other."];

const configComment = [
  "Fill in what is empty, in an overlay: an empty value is refused at the start. TRUSTED_PROXIES is the network of the",
  "ingress: what others write into X-Forwarded-For must not count.",
];

const secretComment = [
  "A skeleton: an empty value is refused at the start. Keep the real ones out of the repository: let a secret manager make",
  "this Secret, or an overlay's secretGenerator from files that git ignores.",
];

const jobComment = [
  "A Job cannot be changed: delete the last one first, if it is still there.",
  "  kubectl delete job --ignore-not-found --selector app.kubernetes.io/component=migrate",
];
