import type { DeploymentModel } from "../model/deployment-model.ts";
import type { Container, Labels, PodTemplate } from "./manifests.ts";

/** What a pod runs, and how it leaves. */
export interface PodContent {
  readonly model: DeploymentModel;
  /** The component that its labels name, such as `web`. */
  readonly component: string;
  /** Seconds that Kubernetes waits before it kills. */
  readonly patience: number;
  readonly restartPolicy?: "OnFailure" | "Never";
  readonly container: Omit<Container, "name" | "image" | "envFrom" | "securityContext" | "volumeMounts">;
}

/** The user `node` of the image, whom Kubernetes must know by number. */
const user = 1000;

/** Large uploads wait here: the root file system is read-only. */
const temporary = { name: "tmp", mountPath: "/tmp", sizeLimit: "1Gi" };

/** Makes a pod that runs the image as nobody of importance, on a read-only file system. */
export function podTemplate({ model, component, patience, restartPolicy, container }: PodContent): PodTemplate {
  const { name, mountPath, sizeLimit } = temporary;
  return {
    metadata: { labels: labelsOf(model, component) },
    spec: {
      ...(restartPolicy && { restartPolicy }),
      terminationGracePeriodSeconds: patience,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: user,
        runAsGroup: user,
        seccompProfile: { type: "RuntimeDefault" },
      },
      containers: [
        {
          name: component,
          image: resourceName(model),
          ...container,
          envFrom: [{ configMapRef: { name: configName(model) } }, { secretRef: { name: secretName(model) } }],
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
          },
          volumeMounts: [{ name, mountPath }],
        },
      ],
      volumes: [{ name, emptyDir: { sizeLimit } }],
    },
  };
}

/** The name of a resource: that of the project, and of the component unless it is the whole. */
export function resourceName({ name }: DeploymentModel, component?: string): string {
  return component === undefined ? name : `${name}-${component}`;
}

export function configName(model: DeploymentModel): string {
  return resourceName(model, "config");
}

export function secretName(model: DeploymentModel): string {
  return resourceName(model, "secrets");
}

/** By these a pod is found. */
export function labelsOf(model: DeploymentModel, component: string): Labels {
  return { "app.kubernetes.io/name": resourceName(model), "app.kubernetes.io/component": component };
}
