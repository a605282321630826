/**
 * The part of Kubernetes' manifests that is written and checked here.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export type Manifest =
  | Deployment
  | Service
  | HorizontalPodAutoscaler
  | PodDisruptionBudget
  | Job
  | ConfigMap
  | Secret
  | Kustomization;

export interface Metadata {
  readonly name: string;
  readonly labels?: Labels;
}

export type Labels = Readonly<Record<string, string>>;

export interface Deployment {
  readonly apiVersion: "apps/v1";
  readonly kind: "Deployment";
  readonly metadata: Metadata;
  readonly spec: {
    /** Left out where an autoscaler decides. */
    readonly replicas?: number;
    readonly selector: { readonly matchLabels: Labels };
    readonly strategy: { readonly rollingUpdate: { readonly maxUnavailable: number; readonly maxSurge: number } };
    readonly template: PodTemplate;
  };
}

export interface Job {
  readonly apiVersion: "batch/v1";
  readonly kind: "Job";
  readonly metadata: Metadata;
  readonly spec: {
    readonly backoffLimit: number;
    readonly activeDeadlineSeconds: number;
    readonly ttlSecondsAfterFinished: number;
    readonly template: PodTemplate;
  };
}

export interface PodTemplate {
  readonly metadata: { readonly labels: Labels };
  readonly spec: PodSpec;
}

export interface PodSpec {
  readonly restartPolicy?: "Always" | "OnFailure" | "Never";
  readonly terminationGracePeriodSeconds: number;
  readonly automountServiceAccountToken: boolean;
  readonly enableServiceLinks: boolean;
  readonly securityContext: {
    readonly runAsNonRoot: boolean;
    readonly runAsUser: number;
    readonly runAsGroup: number;
    readonly seccompProfile: { readonly type: "RuntimeDefault" };
  };
  readonly containers: readonly Container[];
  readonly volumes?: readonly Volume[];
}

export interface Container {
  readonly name: string;
  readonly image: string;
  /** In place of the image's ENTRYPOINT. */
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly ports?: readonly ContainerPort[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly envFrom?: readonly EnvironmentSource[];
  readonly resources: Resources;
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly securityContext: {
    readonly allowPrivilegeEscalation: boolean;
    readonly readOnlyRootFilesystem: boolean;
    readonly capabilities: { readonly drop: readonly string[] };
  };
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
}

export interface ContainerPort {
  readonly name: string;
  readonly containerPort: number;
}

export type EnvironmentSource =
  | { readonly configMapRef: { readonly name: string } }
  | { readonly secretRef: { readonly name: string } };

export interface Resources {
  readonly requests: { readonly memory: string; readonly cpu: string };
  readonly limits: { readonly memory: string; readonly cpu?: string };
}

export interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string | number };
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

export interface Volume {
  readonly name: string;
  readonly emptyDir: { readonly sizeLimit: string };
}

export interface Service {
  readonly apiVersion: "v1";
  readonly kind: "Service";
  readonly metadata: Metadata;
  readonly spec: {
    readonly selector: Labels;
    readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: string | number }[];
  };
}

export interface HorizontalPodAutoscaler {
  readonly apiVersion: "autoscaling/v2";
  readonly kind: "HorizontalPodAutoscaler";
  readonly metadata: Metadata;
  readonly spec: {
    readonly scaleTargetRef: { readonly apiVersion: "apps/v1"; readonly kind: "Deployment"; readonly name: string };
    readonly minReplicas: number;
    readonly maxReplicas: number;
    readonly metrics: readonly CpuMetric[];
  };
}

export interface CpuMetric {
  readonly type: "Resource";
  readonly resource: {
    readonly name: "cpu";
    readonly target: { readonly type: "Utilization"; readonly averageUtilization: number };
  };
}

export interface PodDisruptionBudget {
  readonly apiVersion: "policy/v1";
  readonly kind: "PodDisruptionBudget";
  readonly metadata: Metadata;
  readonly spec: {
    readonly selector: { readonly matchLabels: Labels };
    readonly minAvailable?: number | string;
    readonly maxUnavailable?: number | string;
  };
}

export interface ConfigMap {
  readonly apiVersion: "v1";
  readonly kind: "ConfigMap";
  readonly metadata: Metadata;
  readonly data: Readonly<Record<string, string>>;
}

export interface Secret {
  readonly apiVersion: "v1";
  readonly kind: "Secret";
  readonly metadata: Metadata;
  readonly type: "Opaque";
  readonly stringData: Readonly<Record<string, string>>;
}

export interface Kustomization {
  readonly apiVersion: "kustomize.config.k8s.io/v1beta1";
  readonly kind: "Kustomization";
  readonly resources: readonly string[];
  readonly images: readonly { readonly name: string; readonly newName: string; readonly newTag: string }[];
}
