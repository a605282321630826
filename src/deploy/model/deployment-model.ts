import type { SettingsGroup } from "#rooms/config";
import { defineContextKey } from "#rooms/context";
import type { ProcessType } from "./process-type.ts";
import type { Job } from "./scheduled-command.ts";

/** What the files of a deployment are written from. */
export interface DeploymentModel {
  /** The project's name as images, services and users can be called: lower case letters, digits and hyphens. */
  readonly name: string;
  readonly processes: readonly ProcessType[];
  readonly schedule: readonly Job[];
  /** What stands behind `tolv` between build and run: `release` in a project that keeps a ledger, else `migrate`. */
  readonly releasePhase: "release" | "migrate";
  /** Every setting of the project: the required ones stand in the files, without a value. */
  readonly settings: readonly SettingsGroup[];
}

/** Makes the model of a project's deployment. */
export function createDeploymentModel(project: DeploymentModel): DeploymentModel {
  const name = project.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return Object.freeze({ ...project, name: name || "site" });
}

/** The deployment of the project at hand, and the folder of `project.ts`. */
export interface CurrentDeployment {
  readonly model: DeploymentModel;
  readonly directory: string;
}

/** The deployment that a command or a check is about. */
export const currentDeployment = defineContextKey<CurrentDeployment>("deploy.deployment");
