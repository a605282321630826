import type { DeploymentModel } from "../model/deployment-model.ts";
import { leavingOf } from "../model/leaving.ts";
import type { ProcessType } from "../model/process-type.ts";
import { type ComposeFile, type ComposeService, variable } from "./compose-file.ts";
import {
  confinement,
  databaseAddress,
  databaseService,
  dataVolume,
  processCall,
  processCare,
} from "./compose-services.ts";
import { yamlText } from "./yaml-text.ts";

/** By this a key is known that everybody knows. */
export const knownKeyMark = "for-this-machine-only";

const password = variable("POSTGRES_PASSWORD", knownKeyMark);

/** Nobody but this machine can reach the site, so the key need not be secret. */
const secretKey = variable("SECRET_KEY", `${knownKeyMark}-0123456789-abcdefghijklmnopqrstuvwxyz`);

/** Writes compose.yaml: the database and what listens of the image, on one's own machine. */
export function writeDevelopmentCompose(model: DeploymentModel): string {
  return yamlText(
    [composeFile(model)],
    [
      "The site as its image serves it, with its database, for one's own machine:",
      "  docker compose build",
      "  docker compose run --rm web migrate",
      "  docker compose up --detach --wait",
    ],
  );
}

function composeFile(model: DeploymentModel): ComposeFile {
  const listening = model.processes.filter(({ listens }) => listens);
  const services = listening.map((processType, index) => {
    return [processType.name, service(model, processType, 8000 + index)] as const;
  });
  return {
    services: { db: databaseService(model, password), ...Object.fromEntries(services) },
    volumes: { [dataVolume]: null },
  };
}

function service(model: DeploymentModel, processType: ProcessType, port: number): ComposeService {
  const leaving = leavingOf(processType, 0);
  return {
    image: model.name,
    build: ".",
    ...processCall(processType, { leaving, settings: settings(model) }),
    ports: [`127.0.0.1:${variable(portName(processType), String(port))}:8000`],
    ...confinement(),
    depends_on: { db: { condition: "service_healthy" } },
    ...processCare(processType, leaving),
  };
}

function settings(model: DeploymentModel): Readonly<Record<string, string>> {
  return {
    ...databaseAddress(model, password),
    SECRET_KEY: secretKey,
    ALLOWED_HOSTS: "localhost,127.0.0.1",
    // The browser comes by http.
    CSRF_COOKIE_SECURE: "false",
    SESSION_COOKIE_SECURE: "false",
  };
}

/** Names the variable that publishes a process elsewhere, such as `WEB_PORT`. */
function portName({ name }: ProcessType): string {
  return `${name.toUpperCase().replaceAll("-", "_")}_PORT`;
}
