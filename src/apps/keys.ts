import type { Check } from "#rooms/checks";
import type { SettingsGroup } from "#rooms/config";
import type { ModelClass } from "#rooms/db";
import type { ErrorPages, Hook, Readiness, Route } from "#rooms/http";
import type { LogRecord } from "#rooms/logging";
import type { MailTransportKind } from "#rooms/mail";
import type { Command } from "#rooms/management";
import type { AfterMigrate, AppMigrations } from "#rooms/migrations";
import type { BuildStep } from "./build-step.ts";
import { defineContribution } from "./contribution.ts";

/**
 * The models of the app, by class name.
 *
 * @example
 * models({ Post, Tag })
 */
export const models = defineContribution<Readonly<Record<string, ModelClass>>>("db.models");

/**
 * The migrations of the app: the default export of its `migrations/index.ts`.
 *
 * @example
 * migrations(blogMigrations)
 */
export const migrations = defineContribution<AppMigrations>("migrations.migrations");

/**
 * Routes of the site, with their whole paths; see `mount`.
 *
 * @example
 * routes([route.get("/", { name: "blog:index" }, index)])
 */
export const routes = defineContribution<readonly Route[]>("http.routes");

/**
 * Layers around every request; those of an app lie outside those of the apps that require it.
 *
 * @example
 * hooks([messageHook])
 */
export const hooks = defineContribution<readonly Hook[]>("http.hooks");

/**
 * What visitors see when something fails, by status; an app's page stands in for those of the apps that it requires,
 * the project's own for all of them.
 *
 * @example
 * errorPages({ 404: (request, { detail }) => html`<h1>Not here</h1><p>${detail}</p>` })
 */
export const errorPages = defineContribution<ErrorPages>("http.error_pages");

/**
 * Conditions of `/readyz`.
 *
 * @example
 * readiness([cacheReadiness])
 */
export const readiness = defineContribution<readonly Readiness[]>("http.readiness");

/**
 * Commands of `tolv`.
 *
 * @example
 * commands([demoCommand])
 */
export const commands = defineContribution<readonly Command[]>("management.commands");

/**
 * System checks of `tolv check`.
 *
 * @example
 * checks([tablesCheck])
 */
export const checks = defineContribution<readonly Check[]>("checks.checks");

/**
 * Settings that are read from the environment with the kernel's own.
 *
 * @example
 * settings(blogSettings)
 */
export const settings = defineContribution<SettingsGroup>("config.settings");

/**
 * Translations of the app's events into log records.
 *
 * @example
 * logRecords([queryRecord])
 */
export const logRecords = defineContribution<readonly LogRecord[]>("logging.records");

/**
 * Work that follows every `migrate`, such as creating permissions.
 *
 * @example
 * afterMigrate(createPermissions)
 */
export const afterMigrate = defineContribution<AfterMigrate>("migrations.after_migrate");

/**
 * Ways for mails to leave, by the scheme of `EMAIL_URL`.
 *
 * @example
 * mailTransports([postmark])
 */
export const mailTransports = defineContribution<readonly MailTransportKind[]>("mail.transports");

/**
 * Work that belongs to every `tolv build`.
 *
 * @example
 * buildSteps([{ name: "front end", run: async (folder) => `${await bundle(join(folder, "client"))} files` }])
 */
export const buildSteps = defineContribution<readonly BuildStep[]>("build.steps");
