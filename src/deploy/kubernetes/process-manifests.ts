import type { DeploymentModel } from "../model/deployment-model.ts";
import { type Leaving, leavingOf, leavingSettings, secondsToLeave } from "../model/leaving.ts";
import type { ProcessType } from "../model/process-type.ts";
import type {
  Container,
  Deployment,
  HorizontalPodAutoscaler,
  Manifest,
  PodDisruptionBudget,
  Probe,
  Service,
} from "./manifests.ts";
import { labelsOf, podTemplate, resourceName } from "./pod.ts";

/** Seconds until every proxy of a cluster has heard that a pod leaves. */
export const clusterLag = 5;

const port = { name: "http", containerPort: 8000 };

/** Makes the manifests of one process type. */
export function processManifests(model: DeploymentModel, processType: ProcessType): readonly Manifest[] {
  const { listens, replicas } = processType;
  return [
    deployment(model, processType),
    ...(listens ? [service(model, processType)] : []),
    ...(replicas.to > replicas.from ? [autoscaler(model, processType)] : []),
    ...(replicas.from > 1 ? [disruptionBudget(model, processType)] : []),
  ];
}

function deployment(model: DeploymentModel, processType: ProcessType): Deployment {
  const { name, replicas } = processType;
  const leaving = leavingOf(processType, clusterLag);
  const labels = labelsOf(model, name);
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: resourceName(model, name), labels },
    spec: {
      ...(replicas.from === replicas.to && { replicas: replicas.from }),
      selector: { matchLabels: labels },
      // None leaves before another one is ready.
      strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: podTemplate({
        model,
        component: name,
        patience: secondsToLeave(leaving),
        container: container(processType, leaving),
      }),
    },
  };
}

type ProcessContainer = Parameters<typeof podTemplate>[0]["container"];

function container(processType: ProcessType, leaving: Leaving): ProcessContainer {
  const { listens, memory, cpu } = processType;
  const settings = Object.entries(leavingSettings(processType, leaving)).map(([name, value]) => ({ name, value }));
  return {
    ...commandOf(processType),
    ...(listens && { ports: [port] }),
    env: settings,
    resources: {
      requests: { memory: `${memory}Mi`, cpu: `${Math.round(cpu * 1000)}m` },
      limits: { memory: `${memory}Mi` },
    },
    ...(listens && probes),
  };
}

function commandOf({ command: [program = "", ...args] }: ProcessType): Pick<Container, "command" | "args"> {
  return program === "tolv" ? { args } : { command: [program], args };
}

const probes = {
  // As SERVE_BOOT_TIMEOUT.
  startupProbe: probe("/healthz", { periodSeconds: 1, failureThreshold: 60 }),
  // As SERVE_HEARTBEAT_TIMEOUT.
  livenessProbe: probe("/healthz", { periodSeconds: 10, failureThreshold: 3 }),
  readinessProbe: probe("/readyz", { periodSeconds: 5, failureThreshold: 2 }),
};

function probe(path: string, often: Pick<Probe, "periodSeconds" | "failureThreshold">): Probe {
  return { httpGet: { path, port: port.name }, timeoutSeconds: 5, ...often };
}

function service(model: DeploymentModel, { name }: ProcessType): Service {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: resourceName(model, name), labels: labelsOf(model, name) },
    spec: { selector: labelsOf(model, name), ports: [{ name: port.name, port: 80, targetPort: port.name }] },
  };
}

function autoscaler(model: DeploymentModel, { name, replicas }: ProcessType): HorizontalPodAutoscaler {
  return {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: resourceName(model, name), labels: labelsOf(model, name) },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: resourceName(model, name) },
      minReplicas: replicas.from,
      maxReplicas: replicas.to,
      metrics: [
        { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } },
      ],
    },
  };
}

function disruptionBudget(model: DeploymentModel, { name }: ProcessType): PodDisruptionBudget {
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: resourceName(model, name), labels: labelsOf(model, name) },
    spec: { selector: { matchLabels: labelsOf(model, name) }, maxUnavailable: 1 },
  };
}
