import type { Check } from "#rooms/checks";
import type { Stage } from "#rooms/config";
import { defineContextKey } from "#rooms/context";

/**
 * Reads the configuration of the project at hand for a stage and attaches its database.
 *
 * @throws `config.invalid` with every problem of the environment.
 */
export type ProjectStarter = (stage: Stage) => Promise<StartedProject>;

/** A project whose configuration is in order. */
export interface StartedProject {
  /** Its system checks. */
  readonly checks: readonly Check[];
  /** Runs work where its models, its settings and its database are the ambient ones. */
  run<Result>(work: () => Result): Result;
}

/** How `tolv release` starts the project; the room `project` gives it to every command of stage "none". */
export const currentProjectStarter = defineContextKey<ProjectStarter>("release.starter");
