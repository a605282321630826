export type { BuildStep } from "./build-step.ts";
export { type Contribution, type ContributionKey, defineContribution } from "./contribution.ts";
export { type App, type AppDeclaration, defineApp } from "./define-app.ts";
export { AppDuplicated, AppNameInvalid, AppRequirementMissing, AppUndefined } from "./errors.ts";
export {
  afterMigrate,
  buildSteps,
  checks,
  commands,
  errorPages,
  hooks,
  logRecords,
  mailTransports,
  migrations,
  models,
  readiness,
  routes,
  settings,
} from "./keys.ts";
export { currentProjectDirectory } from "./project-directory.ts";
export { buildRegistry, type Contributed, currentRegistry, type Registry } from "./registry.ts";
