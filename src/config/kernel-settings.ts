import { defineSettings } from "./define-settings.ts";
import { env } from "./env.ts";
import { environmentNames } from "./environment.ts";
import { debugType } from "./types/debug-type.ts";
import { hostPatternsType } from "./types/host-patterns-type.ts";
import { logLevelsType, logLevelType } from "./types/log-level-type.ts";
import { releaseNameType } from "./types/release-name-type.ts";
import { developmentSecretKey, generateKeyCommand, secretKeyType } from "./types/secret-key-type.ts";
import { timeZoneType } from "./types/time-zone-type.ts";

/**
 * The settings that every project has; `readConfig` always reads them.
 *
 * @example
 * const { TIME_ZONE } = kernelSettings.values();
 */
export const kernelSettings = defineSettings("kernel", {
  TOLV_ENV: env
    .choice(environmentNames)
    .default("production")
    .stage("build")
    .describe("What this deployment is for. Only development reads .env and starts its own database."),
  TOLV_ENV_FILE: env
    .string()
    .optional()
    .stage("build")
    .describe("A file of further variables, read at each start and by each worker; those of the process win."),
  TOLV_RELEASE: env
    .of(releaseNameType)
    .optional()
    .stage("build")
    .describe(
      "The name of the release in logs, health answers and headers; without it that of the build or the commit.",
    ),
  LOG_LEVEL: env
    .of(logLevelType)
    .alias("DJANGO_LOG_LEVEL")
    .default("info")
    .stage("build")
    .describe("The least grave records that are written."),
  LOG_LEVELS: env
    .of(logLevelsType)
    .default({})
    .stage("build")
    .describe("Levels of single rooms, such as db=debug,http=warn."),
  TIME_ZONE: env
    .of(timeZoneType)
    .default("UTC")
    .stage("release")
    .describe("The time zone that dates and times are shown in; the database holds UTC."),
  DEBUG: env
    .of(debugType)
    .default(false)
    .developmentDefault(true)
    .stage("release")
    .describe("Shows the reason of an error to the visitor. Never on in production."),
  SECRET_KEY: env
    .of(secretKeyType)
    .secret()
    .alias("DJANGO_SECRET_KEY")
    .developmentDefault(developmentSecretKey)
    .remedy(`Make one with: ${generateKeyCommand}`)
    .describe("Signs cookies and tokens."),
  SECRET_KEY_FALLBACKS: env
    .list()
    .secret()
    .default([])
    .describe("Former secret keys whose signatures are still accepted."),
  ALLOWED_HOSTS: env
    .of(hostPatternsType)
    .alias("DJANGO_ALLOWED_HOSTS")
    .default([])
    .describe("The host names that the site answers to; a leading dot stands for all subdomains."),
  PORT: env.integer({ min: 1, max: 65_535 }).default(8000).describe("The TCP port that the site listens on."),
});
