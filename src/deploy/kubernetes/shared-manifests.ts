import type { DeploymentModel } from "../model/deployment-model.ts";
import { requiredSettings } from "../model/required-settings.ts";
import type { ConfigMap, Job, Kustomization, Secret } from "./manifests.ts";
import { configName, labelsOf, podTemplate, resourceName, secretName } from "./pod.ts";

/** The settings of every pod that are no secrets; what is empty counts as not given, and is refused at the start. */
export function configMap(model: DeploymentModel): ConfigMap {
  const open = requiredSettings(model.settings).filter(({ secret }) => !secret);
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: configName(model) },
    data: { PORT: "8000", TRUSTED_PROXIES: "10.0.0.0/8", ...emptyValues(open) },
  };
}

/** The secrets of every pod, all of them empty. */
export function secret(model: DeploymentModel): Secret {
  const secrets = requiredSettings(model.settings).filter((setting) => setting.secret);
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: secretName(model) },
    type: "Opaque",
    stringData: emptyValues(secrets),
  };
}

/** The release phase: pods of a release are not ready before the tables are those of its code. */
export function migrationJob(model: DeploymentModel): Job {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: resourceName(model, "migrate"), labels: labelsOf(model, "migrate") },
    spec: {
      backoffLimit: 3,
      activeDeadlineSeconds: 3600,
      ttlSecondsAfterFinished: 600,
      template: podTemplate({
        model,
        component: "migrate",
        patience: 30,
        restartPolicy: "Never",
        container: {
          args: [model.releasePhase],
          resources: { requests: { memory: "256Mi", cpu: "250m" }, limits: { memory: "256Mi" } },
        },
      }),
    },
  };
}

/** What `kubectl apply --kustomize` reads first. */
export function kustomization(model: DeploymentModel, resources: readonly string[]): Kustomization {
  const image = resourceName(model);
  return {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    resources,
    images: [{ name: image, newName: image, newTag: "latest" }],
  };
}

function emptyValues(settings: readonly { readonly name: string }[]): Readonly<Record<string, string>> {
  return Object.fromEntries(settings.map(({ name }) => [name, ""]));
}
