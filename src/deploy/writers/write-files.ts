import type { DeploymentModel } from "../model/deployment-model.ts";
import type { DeploymentTarget } from "../model/deployment-target.ts";
import { writeAppJson } from "./app-json.ts";
import { writeDevelopmentCompose } from "./development-compose.ts";
import { writeDockerIgnore } from "./docker-ignore.ts";
import { writeDockerfile } from "./dockerfile.ts";
import { writeKubernetesFiles } from "./kubernetes-files.ts";
import { writeProcfile } from "./procfile.ts";
import { proxyConfigPath, writeProxyConfig } from "./proxy-config.ts";
import { writeStagingCompose } from "./staging-compose.ts";
import { writeSystemdFiles } from "./systemd-files.ts";

/** A file of a deployment: its path from the project's folder, and what stands in it. */
type DeploymentFile = readonly [path: string, text: string];

/** Writes the files of a deployment as texts, from nothing but the model. */
export function writeFiles(model: DeploymentModel, targets: readonly DeploymentTarget[]): ReadonlyMap<string, string> {
  return new Map(targets.flatMap((target) => writers[target](model)));
}

const writers: Readonly<Record<DeploymentTarget, (model: DeploymentModel) => readonly DeploymentFile[]>> = {
  docker: (model) => [
    ["Dockerfile", writeDockerfile(model)],
    [".dockerignore", writeDockerIgnore()],
  ],
  compose: (model) => [
    ["compose.yaml", writeDevelopmentCompose(model)],
    ["compose.staging.yaml", writeStagingCompose(model)],
    ...proxyFiles(model),
  ],
  procfile: (model) => [["Procfile", writeProcfile(model)]],
  kubernetes: writeKubernetesFiles,
  systemd: writeSystemdFiles,
  heroku: (model) => [["app.json", writeAppJson(model)]],
};

function proxyFiles(model: DeploymentModel): readonly DeploymentFile[] {
  const text = writeProxyConfig(model);
  return text === undefined ? [] : [[proxyConfigPath, text]];
}
