import { capitalised } from "#rooms/util";
import type { NewFile } from "../files/new-file.ts";
import { identifier } from "../names/identifier.ts";

/** Every file of a new app, by its path in the project. */
export function appFiles(name: string): readonly NewFile[] {
  const files = {
    "admin.ts": adminSource(name),
    "app.test.ts": testSource(name),
    "app.ts": appSource(name),
    "migrations/index.ts": migrationsSource,
    "models.ts": modelsSource,
    "routes.ts": routesSource(name),
  };
  return Object.entries(files).map(([path, text]) => ({ path: `${name}/${path}`, text }));
}

function appSource(name: string): string {
  const app = identifier(name);
  return `import { defineApp, migrations, models, routes } from "tolv";
import { admin } from "tolv/contrib/admin";
import { ${app}Admin } from "./admin.ts";
import ${app}Migrations from "./migrations/index.ts";
import * as ${app}Models from "./models.ts";
import { ${app}Routes } from "./routes.ts";

export const ${app} = defineApp({
  name: "${name}",
  requires: [admin],
  contributes: [models(${app}Models), migrations(${app}Migrations), routes(${app}Routes), ...${app}Admin],
});
`;
}

const modelsSource = `// Every model that this file exports belongs to the app.
export {};
`;

const migrationsSource = `import { migrationsFrom } from "tolv/migrations";

export default migrationsFrom({}, { directory: new URL(".", import.meta.url) });
`;

function adminSource(name: string): string {
  return `import type { Contribution } from "tolv/apps";

/** What the admin site shows of the app: \`adminSite(adminFor(…))\` for each model. */
export const ${identifier(name)}Admin: readonly Contribution[] = [];
`;
}

function routesSource(name: string): string {
  const title = titleOf(name);
  return `import { html, route } from "tolv";

export const ${identifier(name)}Routes = [
  route.get("/${name}/", { name: "${name}:index" }, () => {
    return html\`<!doctype html>
      <html lang="en">
      <title>${title}</title>
      <h1>${title}</h1>\`;
  }),
];
`;
}

function testSource(name: string): string {
  return `import assert from "node:assert/strict";
import { test } from "node:test";
import { testClient, testProject } from "tolv/testing";
import project from "../project.ts";

const { site } = await testProject(project, { directory: new URL("..", import.meta.url) });

test("the first page of ${name} has its name", async () => {
  const page = await testClient(site).get("/${name}/");
  assert.equal(page.status, 200);
  assert.match(page.text, /<h1>${titleOf(name)}<\\/h1>/);
});
`;
}

function titleOf(name: string): string {
  return capitalised(name.replaceAll("_", " "));
}
