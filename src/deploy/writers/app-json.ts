import type { DeploymentModel } from "../model/deployment-model.ts";
import { graceWithin, leavingOf, leavingSettings } from "../model/leaving.ts";
import { requiredSettings } from "../model/required-settings.ts";
import { versions } from "../model/versions.ts";

/** Seconds that Heroku waits before it kills; nothing can change it. */
export const herokuPatience = 30;

/**
 * Writes Heroku's app.json: what an app made from the repository needs. The Procfile says what runs.
 *
 * @see https://devcenter.heroku.com/articles/app-json-schema
 */
export function writeAppJson(model: DeploymentModel): string {
  const app = {
    $schema: "https://json-schema.org/draft-07/schema",
    name: model.name,
    buildpacks: [{ url: "heroku/nodejs" }],
    addons: [{ plan: "heroku-postgresql:essential-0", options: { version: versions.postgres } }],
    env: { ...leavingEnvironment(model), TRUSTED_PROXIES: { value: "10.0.0.0/8" }, ...requiredEnvironment(model) },
    formation: Object.fromEntries(
      model.processes.map(({ name, replicas }) => [name, { quantity: replicas.from, size: "standard-1x" }]),
    ),
  };
  return `${JSON.stringify(app, undefined, 2)}\n`;
}

function leavingEnvironment({ processes }: DeploymentModel): Readonly<Record<string, object>> {
  const settings = processes.map((processType) => {
    const leaving = leavingOf(processType, 0);
    return leavingSettings(processType, { ...leaving, grace: graceWithin(herokuPatience, leaving) });
  });
  return Object.fromEntries(Object.entries(Object.assign({}, ...settings)).map(([name, value]) => [name, { value }]));
}

/** The add-on gives DATABASE_URL. */
function requiredEnvironment({ settings }: DeploymentModel): Readonly<Record<string, object>> {
  const given = requiredSettings(settings).filter(({ name }) => name !== "DATABASE_URL");
  return Object.fromEntries(given.map(({ name, description }) => [name, { description, ...generatorOf(name) }]));
}

function generatorOf(name: string): object {
  return name === "SECRET_KEY" ? { generator: "secret" } : { required: true };
}
