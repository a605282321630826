import { currentProjectDirectory } from "#rooms/apps";
import { buildAgeCheck } from "#rooms/build";
import { type Check, type Finding, runChecks } from "#rooms/checks";
import {
  AllowedHostsMissing,
  ConfigInvalid,
  type ConfigProblem,
  currentConfig,
  requireAllowedHosts,
  type Stage,
} from "#rooms/config";
import type { ProjectStarter, StartedProject } from "../project-starter.ts";
import { inspectBuild } from "./inspect-build.ts";
import { inspectDatabase } from "./inspect-database.ts";

/** What was found out about a project and its environment. */
export interface Inspection {
  readonly findings: readonly Finding[];
  /** Undefined when its settings are wrong. */
  readonly started: StartedProject | undefined;
}

/**
 * Looks for everything that would keep a release from running: settings, system checks, build, database, migrations.
 * Nothing is started and nothing is changed. Wrong settings do not hide what else is wrong: what needs fewer of them is
 * looked at all the same.
 */
export async function inspectProject(start: ProjectStarter): Promise<Inspection> {
  const { started, findings } = await attempt(start, "run");
  const partly = started ?? (await attempt(start, "release")).started;
  const barely = partly ?? (await attempt(start, "build")).started;
  return {
    started,
    findings: [
      ...findings,
      ...(started === undefined ? [] : await started.run(() => inspectCode(started))),
      ...(barely === undefined ? [] : barely.run(() => inspectBuild(currentProjectDirectory.get()))),
      ...(partly === undefined ? [] : await partly.run(inspectDatabase)),
    ],
  };
}

async function attempt(start: ProjectStarter, stage: Stage): Promise<Inspection> {
  try {
    return { started: await start(stage), findings: [] };
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return { started: undefined, findings: error.details.problems.map(settingFinding) };
  }
}

function settingFinding({ setting, found, expected, fix, origin }: ConfigProblem): Finding {
  const place = origin === undefined ? "" : ` (${origin})`;
  return {
    id: "release.E001",
    level: "error",
    message: `Found ${found}${place}, expected ${expected}.`,
    hint: fix,
    object: setting,
  };
}

/** The system checks, and that the site would answer to some host. */
async function inspectCode({ checks }: StartedProject): Promise<readonly Finding[]> {
  const findings = await runChecks(checks.filter(isForRelease));
  try {
    requireAllowedHosts(currentConfig.get());
    return findings;
  } catch (error) {
    if (!(error instanceof AllowedHostsMissing)) throw error;
    const { message, hint = "" } = error;
    return [...findings, { id: "release.E002", level: "error", message, hint, object: "ALLOWED_HOSTS" }];
  }
}

/** Those of `tolv check --deploy`, except on a developer's machine; how old the build is, is judged with the build. */
function isForRelease(check: Check): boolean {
  if (check.database || check === buildAgeCheck) return false;
  return !check.deploy || currentConfig.get().environmentName !== "development";
}
