import { currentProjectDirectory, currentRegistry, logRecords, mailTransports, routes } from "#rooms/apps";
import {
  type Config,
  currentConfig,
  type Environment,
  kernelSettings,
  readConfig,
  readEnvironment,
  type Stage,
} from "#rooms/config";
import { type ContextEntry, runInContext } from "#rooms/context";
import { currentDatabase } from "#rooms/db";
import { currentDeployment } from "#rooms/deploy";
import { createRouteTable, currentRoutes } from "#rooms/http";
import {
  createLogger,
  currentLogger,
  type LogDestination,
  type Logger,
  openLogDestination,
  subscribeLogRecords,
} from "#rooms/logging";
import { createMailer, currentMailer } from "#rooms/mail";
import { currentMigrationProject } from "#rooms/migrations";
import { currentStamp, readStamp, type Stamp } from "#rooms/stamp";
import { deploymentOf } from "./ambient/deployment-of.ts";
import { migrationProjectOf } from "./ambient/migration-project-of.ts";
import { createProjectSite } from "./create-project-site.ts";
import type { Project } from "./define-project.ts";
import { kernelLogRecords } from "./kernel-contributions.ts";
import { isBuilt } from "./loading/load-project.ts";
import { attachDatabase } from "./project-database.ts";
import { currentProject, type RunningProject } from "./running-project.ts";
import { settingsOf } from "./settings-of.ts";
import { countStatements } from "./telemetry/count-statements.ts";

/** How a project is started. */
export interface BootOptions {
  /** The folder of `project.ts`: `.env` and the development database belong to it. */
  readonly directory: string;
  /** What the work needs; nothing of a later stage is read. Default "run". */
  readonly stage?: Stage;
  /** The environment; that of the process unless a test gives another. */
  readonly environment?: Environment;
  /** Where log records go. Default stdout, as JSON lines. */
  readonly log?: LogTarget;
}

/** Where log records go, and for whom. */
export interface LogTarget {
  readonly destination: LogDestination;
  /** Lines for a person at a terminal instead of JSON; in development only. */
  readonly isTerminal: boolean;
}

/**
 * Starts a project: reads its configuration once, opens its log, attaches its database, which connects with the first
 * statement.
 *
 * @throws `config.invalid` with every problem of the environment.
 *
 * @example
 * await using running = await bootProject(project, { directory: import.meta.dirname });
 * await running.run(() => Post.filter({ status: "published" }).count());
 */
export async function bootProject(project: Project, options: BootOptions): Promise<RunningProject> {
  const { directory, stage = "run", environment = readEnvironment({ directory }) } = options;
  const config = readConfig({ groups: settingsOf(project), environment, stage });
  const stamp = readStamp({ directory, isBuilt: isBuilt(), ...releaseOf(config) });
  const logger = openLog(config, stamp, options.log);
  const stopLogging = subscribeLogRecords([...kernelLogRecords, ...project.registry.values(logRecords).flat()], logger);
  const { database, url, close } = attachDatabase(config, {
    registry: project.registry,
    directory,
    stamp,
  });
  const mailer = createMailer(project.registry.values(mailTransports).flat());

  const stop = async () => {
    await mailer.close();
    await close();
    stopLogging();
    stopCounting();
  };
  const running: RunningProject = {
    project,
    directory,
    config,
    stamp,
    logger,
    run: (work) => runInContext(context, work),
    databaseUrl: url,
    createSite: () => createProjectSite(running, context),
    stop,
    [Symbol.asyncDispose]: stop,
  };
  const stopCounting = countStatements(running);
  const context: readonly ContextEntry[] = [
    currentProject.with(running),
    currentRegistry.with(project.registry),
    currentProjectDirectory.with(directory),
    currentConfig.with(config),
    currentStamp.with(stamp),
    currentLogger.with(logger),
    currentDatabase.with(database),
    currentDeployment.with(deploymentOf({ project, directory })),
    currentMailer.with(mailer),
    currentMigrationProject.with(migrationProjectOf(project)),
    currentRoutes.with(createRouteTable(project.registry.values(routes).flat())),
  ];
  return Object.freeze(running);
}

function releaseOf(config: Config): { readonly release?: string } {
  const { TOLV_RELEASE } = config.of(kernelSettings);
  return TOLV_RELEASE === undefined ? {} : { release: TOLV_RELEASE };
}

function openLog(config: Config, { release }: Stamp, target: LogTarget | undefined): Logger {
  const { LOG_LEVEL, LOG_LEVELS } = config.of(kernelSettings);
  const pretty = config.environmentName === "development" && (target?.isTerminal ?? false);
  return createLogger({
    level: LOG_LEVEL,
    levels: LOG_LEVELS,
    pretty,
    colors: pretty,
    destination: target?.destination ?? openLogDestination(),
    bindings: { release },
  });
}
