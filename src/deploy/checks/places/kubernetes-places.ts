import { labelsOf, type ManifestFile, manifestsOf, podOf } from "../kubernetes/manifest-file.ts";
import { mebibytes } from "../quantity.ts";
import type { Tree } from "../tree.ts";
import type { PlacedProcess } from "./placed-process.ts";

/** What Kubernetes waits unless the manifest says otherwise; seconds. */
const usualPatience = 30;

/** The processes of the Deployments among manifests. */
export function kubernetesPlaces(files: readonly ManifestFile[]): readonly PlacedProcess[] {
  const shared = manifestsOf(files, "ConfigMap").map(({ content }) => content.at("data").texts);
  return manifestsOf(files, "Deployment").flatMap(({ object, content }) => {
    const pod = podOf(content);
    const type = labelsOf(content.at("spec", "template"))["app.kubernetes.io/component"] ?? "";
    return pod.at("containers").list.map((container) => ({
      object,
      type,
      command: container.at("command").isThere ? undefined : (wordsOf(container.at("args")) ?? ["serve"]),
      environment: Object.assign({}, ...shared, environmentOf(container)),
      patience: pod.at("terminationGracePeriodSeconds").number ?? usualPatience,
      memory: mebibytes(container.at("resources", "limits", "memory").text, "kubernetes"),
      port: container.at("ports").list[0]?.at("containerPort").number,
    }));
  });
}

function wordsOf(args: Tree): readonly string[] | undefined {
  return args.isThere ? args.list.map(({ text = "" }) => text) : undefined;
}

function environmentOf(container: Tree): Readonly<Record<string, string>> {
  const variables = container.at("env").list.map((one) => [one.at("name").text ?? "", one.at("value").text] as const);
  return Object.fromEntries(variables.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])));
}
