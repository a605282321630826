import type { DeploymentModel } from "../model/deployment-model.ts";
import { type Leaving, leavingSettings, secondsToLeave } from "../model/leaving.ts";
import type { ProcessType } from "../model/process-type.ts";
import { images } from "../model/versions.ts";
import type { ComposeService } from "./compose-file.ts";

/** The volume that keeps the database's data. */
export const dataVolume = "db-data";

type ServicePart = Omit<ComposeService, "image">;

/** The database, with a password as the compose file names it. */
export function databaseService({ name }: DeploymentModel, password: string): ComposeService {
  return {
    image: images.postgres,
    environment: { POSTGRES_USER: name, POSTGRES_PASSWORD: password, POSTGRES_DB: name },
    // Since PostgreSQL 18 the image keeps its data in a folder of its version below this one.
    volumes: [`${dataVolume}:/var/lib/postgresql`],
    healthcheck: {
      test: ["CMD", "pg_isready", "--host=127.0.0.1", `--username=${name}`],
      interval: "2s",
      timeout: "5s",
      retries: 30,
    },
    restart: "unless-stopped",
  };
}

/** Where the services of the site find that database. */
export function databaseAddress({ name }: DeploymentModel, password: string): Readonly<Record<string, string>> {
  return { POSTGRES_HOST: "db", POSTGRES_USER: name, POSTGRES_PASSWORD: password, POSTGRES_DB: name };
}

/** What every service of the site's image has: it can write nowhere but to /tmp, where large uploads wait. */
export function confinement(): ServicePart {
  return { read_only: true, volumes: ["/tmp"], cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] };
}

/** What a process type runs, and with which settings. */
export function processCall(
  processType: ProcessType,
  { leaving, settings }: { readonly leaving: Leaving; readonly settings: Readonly<Record<string, string>> },
): ServicePart {
  const port = processType.listens && { PORT: "8000" };
  return {
    ...commandOf(processType),
    environment: { ...settings, ...port, ...leavingSettings(processType, leaving) },
  };
}

/** How a process type is watched, limited, stopped and started again. */
export function processCare(processType: ProcessType, leaving: Leaving, replicas?: number): ServicePart {
  return {
    ...(!processType.listens && backgroundCare),
    deploy: { ...(replicas && { replicas }), resources: { limits: { memory: `${processType.memory}M` } } },
    stop_grace_period: `${secondsToLeave(leaving)}s`,
    restart: "unless-stopped",
  };
}

/**
 * A process that does not listen is well while it runs: the image's own health check asks a port, and without one
 * `up --wait` fails. It may start others, which an init takes care of.
 */
const backgroundCare: ServicePart = {
  healthcheck: { test: ["CMD", "true"], interval: "5s", timeout: "5s", retries: 3 },
  init: true,
};

function commandOf({ command: [program = "", ...args] }: ProcessType): ServicePart {
  return program === "tolv" ? { command: args } : { entrypoint: [program], command: args };
}
