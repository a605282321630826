import type { DeploymentModel } from "../model/deployment-model.ts";
import { leavingOf } from "../model/leaving.ts";
import type { ProcessType } from "../model/process-type.ts";
import { requiredSettings } from "../model/required-settings.ts";
import { images } from "../model/versions.ts";
import { type ComposeFile, type ComposeService, requiredVariable, variable } from "./compose-file.ts";
import {
  confinement,
  databaseAddress,
  databaseService,
  dataVolume,
  processCall,
  processCare,
} from "./compose-services.ts";
import { proxyConfigPath, proxyLag } from "./proxy-config.ts";
import { yamlText } from "./yaml-text.ts";

const password = requiredVariable("POSTGRES_PASSWORD");

const databaseIsHealthy = { db: { condition: "service_healthy" } };

/** Writes compose.staging.yaml: every process type behind a proxy, as production has them, on one machine. */
export function writeStagingCompose(model: DeploymentModel): string {
  return yamlText(
    [composeFile(model)],
    [
      "Every process type behind a proxy, on one machine:",
      `  export ${requiredNames(model).join("=… ")}=…`,
      "  docker compose --file compose.staging.yaml build",
      "  docker compose --file compose.staging.yaml up --detach --wait",
      `TLS ends before the proxy, or in it: see ${proxyConfigPath}.`,
    ],
  );
}

function composeFile(model: DeploymentModel): ComposeFile {
  const services = model.processes.map((processType) => [processType.name, service(model, processType)] as const);
  return {
    services: {
      db: databaseService(model, password),
      migrate: migration(model),
      ...Object.fromEntries(services),
      ...proxy(model),
    },
    volumes: { [dataVolume]: null },
  };
}

function migration(model: DeploymentModel): ComposeService {
  return {
    image: model.name,
    build: ".",
    command: [model.releasePhase],
    environment: settings(model),
    ...confinement(),
    depends_on: databaseIsHealthy,
    restart: "on-failure",
  };
}

function service(model: DeploymentModel, processType: ProcessType): ComposeService {
  const leaving = leavingOf(processType, proxyLag);
  return {
    image: model.name,
    ...processCall(processType, { leaving, settings: settings(model) }),
    ...confinement(),
    depends_on: { ...databaseIsHealthy, migrate: { condition: "service_completed_successfully" } },
    ...processCare(processType, leaving, processType.replicas.from),
  };
}

/** What must be given, and where the database is. */
function settings(model: DeploymentModel): Readonly<Record<string, string>> {
  const given = requiredNames(model).filter((name) => name !== "POSTGRES_PASSWORD");
  return {
    ...databaseAddress(model, password),
    // The networks that Docker gives to compose projects.
    TRUSTED_PROXIES: "172.16.0.0/12,192.168.0.0/16,10.0.0.0/8",
    ...Object.fromEntries(given.map((name) => [name, requiredVariable(name)])),
  };
}

/** The database of this file stands in for DATABASE_URL. */
function requiredNames({ settings: groups }: DeploymentModel): readonly string[] {
  const names = requiredSettings(groups).map(({ name }) => name);
  return ["POSTGRES_PASSWORD", ...names.filter((name) => name !== "DATABASE_URL")];
}

function proxy({ processes }: DeploymentModel): Readonly<Record<string, ComposeService>> {
  const listening = processes.filter(({ listens }) => listens);
  if (listening.length === 0) return {};
  const conditions = listening.map(({ name }) => [name, { condition: "service_healthy" }] as const);
  const service: ComposeService = {
    image: images.proxy,
    volumes: [`./${proxyConfigPath}:/usr/local/etc/haproxy/haproxy.cfg:ro`],
    ports: [`${variable("WEB_PORT", "8000")}:8000`],
    read_only: true,
    depends_on: Object.fromEntries(conditions),
    restart: "unless-stopped",
  };
  return { proxy: service };
}
