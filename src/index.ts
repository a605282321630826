export {
  type App,
  afterMigrate,
  buildRegistry,
  buildSteps,
  checks,
  commands,
  defineApp,
  defineContribution,
  errorPages,
  hooks,
  logRecords,
  mailTransports,
  migrations,
  models,
  readiness,
  routes,
  settings,
} from "#rooms/apps";
export { defineCheck } from "#rooms/checks";
export { defineSettings, env, kernelSettings } from "#rooms/config";
export { atomic, f, Model, onCommit, sql } from "#rooms/db";
export { defineError, TolvError } from "#rooms/errors";
export { defineChannel } from "#rooms/events";
export { type Html, html } from "#rooms/html";
export { conditional, defineHook, defineReadiness, HttpResponse, mount, respond, reverse, route } from "#rooms/http";
export { sendMail } from "#rooms/mail";
export { argument, CommandError, defineCommand, option } from "#rooms/management";
export { migrationsFrom } from "#rooms/migrations";
export { bootProject, defineProject } from "#rooms/project";
