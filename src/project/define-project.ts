import { type App, buildRegistry, type Registry } from "#rooms/apps";
import type { SettingsGroup } from "#rooms/config";
import {
  type Job,
  type ProcessDeclarations,
  type ProcessType,
  resolveProcesses,
  resolveSchedule,
  type ScheduledCommand,
} from "#rooms/deploy";
import type { ErrorPages } from "#rooms/http";

/** What `defineProject` takes. */
export interface ProjectDeclaration {
  readonly name: string;
  /** The batteries and the project's own apps, in any order: each comes after what it requires. */
  readonly apps: readonly App[];
  /** Settings of the project itself. */
  readonly settings?: readonly SettingsGroup[];
  /** What visitors see when something fails, by status; these stand in for those of the apps. */
  readonly errorPages?: ErrorPages;
  /** The kinds of processes that a deployment consists of; `web` alone unless said otherwise. */
  readonly processes?: ProcessDeclarations;
  /** The one-off commands that the process `clock` runs again and again. */
  readonly schedule?: readonly ScheduledCommand[];
}

/** A whole site as declared: what `project.ts` exports. */
export interface Project {
  readonly name: string;
  readonly registry: Registry;
  readonly settings: readonly SettingsGroup[];
  readonly errorPages: ErrorPages;
  readonly processes: readonly ProcessType[];
  readonly schedule: readonly Job[];
}

/**
 * Composes a project from its apps. Nothing runs and nothing is read from the environment here.
 *
 * @throws `apps.duplicated` or `apps.requirement_missing` when the apps do not fit together; `deploy.process_invalid`,
 * `deploy.schedule_invalid`.
 *
 * @example
 * // project.ts
 * export default defineProject({ name: "mysite", apps: [admin, auth, contenttypes, sessions, throttling, messages, blog] });
 */
export function defineProject(declaration: ProjectDeclaration): Project {
  const { name, apps, settings = [], errorPages = {}, processes, schedule } = declaration;
  return Object.freeze({
    name,
    registry: buildRegistry(apps),
    settings,
    errorPages,
    processes: resolveProcesses(processes),
    schedule: resolveSchedule(schedule),
  });
}
