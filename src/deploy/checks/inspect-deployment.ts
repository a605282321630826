import type { Finding } from "#rooms/checks";
import type { CurrentDeployment } from "../model/deployment-model.ts";
import { kubernetesFolder } from "../writers/kubernetes-files.ts";
import { proxyConfigPath } from "../writers/proxy-config.ts";
import { systemdFolder } from "../writers/systemd-files.ts";
import { composeRules } from "./compose-rules.ts";
import { DeploymentFolder } from "./deployment-folder.ts";
import { findingsOf } from "./file-rule.ts";
import { imageRules } from "./image-rules.ts";
import { numberRules } from "./kubernetes/number-rules.ts";
import { podRules } from "./kubernetes/pod-rules.ts";
import { selectorRules } from "./kubernetes/selector-rules.ts";
import { parityRules } from "./parity-rules.ts";
import { completenessRules, placeRules } from "./place-rules.ts";
import { composePlaces } from "./places/compose-places.ts";
import { herokuPlaces } from "./places/heroku-places.ts";
import { kubernetesPlaces } from "./places/kubernetes-places.ts";
import type { PlacedProcess } from "./places/placed-process.ts";
import { systemdPlaces } from "./places/systemd-places.ts";
import { proxyRules } from "./proxy-rules.ts";
import { unitRules } from "./unit-rules.ts";

/** A deployment on disk, and the settings of this environment. */
export interface Inspection extends CurrentDeployment {
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Compares the files of a deployment with each other, with the model and with the settings. */
export function inspectDeployment(inspection: Inspection): readonly Finding[] {
  const folder = new DeploymentFolder(inspection.directory);
  const findings = [
    ...inspectImage(folder),
    ...inspectCompose(folder, inspection),
    ...inspectHeroku(folder, inspection),
    ...inspectKubernetes(folder, inspection),
    ...inspectSystemd(folder, inspection),
    ...findingsOf(parityRules, folder),
  ];
  return [...unreadable(folder), ...findings];
}

function unreadable({ problems }: DeploymentFolder): readonly Finding[] {
  const byObject = new Map(problems.map((problem) => [problem.object, problem]));
  return [...byObject.values()].map((problem) => ({ id: "deploy.E008", level: "error", ...problem }));
}

function inspectImage(folder: DeploymentFolder): Iterable<Finding> {
  const dockerfile = folder.text("Dockerfile");
  if (dockerfile === undefined) return [];
  return findingsOf(imageRules, { dockerfile, ignored: folder.text(".dockerignore") ?? "" });
}

const developmentFile = "compose.yaml";

function inspectCompose(folder: DeploymentFolder, inspection: Inspection): readonly Finding[] {
  const proxy = folder.text(proxyConfigPath);
  return folder.find("compose*.{yaml,yml}").flatMap((file) => {
    const content = folder.yaml(file);
    const places = composePlaces(file, content);
    const exposed = [...findingsOf(composeRules, { name: file, content })];
    if (file === developmentFile) return [...exposed, ...findingsOf(placeRules, placesOf(file, places, inspection))];
    const behind = proxy === undefined ? [] : [{ name: proxyConfigPath, text: proxy, places, ...inspection }];
    return [
      ...exposed,
      ...inspectAll(file, places, inspection),
      ...behind.flatMap((one) => [...findingsOf(proxyRules, one)]),
    ];
  });
}

function inspectHeroku(folder: DeploymentFolder, inspection: Inspection): readonly Finding[] {
  const procfile = folder.text("Procfile");
  if (procfile === undefined) return [];
  return inspectAll("Procfile", herokuPlaces(procfile, folder.json("app.json")), inspection);
}

function inspectKubernetes(folder: DeploymentFolder, inspection: Inspection): readonly Finding[] {
  const manifests = folder.manifests(kubernetesFolder);
  if (manifests.length === 0) return [];
  return [
    ...inspectAll(kubernetesFolder, kubernetesPlaces(manifests), inspection),
    ...findingsOf([...selectorRules, ...podRules, ...numberRules], manifests),
  ];
}

function inspectSystemd(folder: DeploymentFolder, inspection: Inspection): readonly Finding[] {
  const units = folder.find(`${systemdFolder}/*.service`).map((name) => ({ name, text: folder.text(name) ?? "" }));
  if (units.length === 0) return [];
  const places = units.flatMap((unit) => systemdPlaces(unit, inspection.model.name));
  return [...inspectAll(systemdFolder, places, inspection), ...findingsOf(unitRules, units)];
}

function inspectAll(object: string, places: readonly PlacedProcess[], inspection: Inspection): readonly Finding[] {
  return [...findingsOf([...placeRules, ...completenessRules], placesOf(object, places, inspection))];
}

function placesOf(object: string, places: readonly PlacedProcess[], { model, settings }: Inspection) {
  return { object, places, processes: model.processes, settings };
}
