/** When a setting is first needed: building the artefact, releasing it (migrations) or running it. */
export type Stage = "build" | "release" | "run";

const order: readonly Stage[] = ["build", "release", "run"];

/** True when a configuration read for `available` contains the settings of `needed`. */
export function covers(available: Stage, needed: Stage): boolean {
  return order.indexOf(needed) <= order.indexOf(available);
}
