import { alterUniqueTogether } from "../../operations/models/alter-unique-together.ts";
import type { ModelState } from "../../state/model-state.ts";
import type { LossesAndGains } from "./index-changes.ts";

/** How the groups that are unique together changed: what goes, goes before its fields do. */
export function uniqueChanges(old: ModelState, next: ModelState): LossesAndGains {
  const declared = new Set(next.meta.uniqueTogether.map((group) => group.join()));
  const kept = old.meta.uniqueTogether.filter((group) => declared.has(group.join()));
  const isLoss = kept.length < old.meta.uniqueTogether.length;
  const isGain = kept.length < next.meta.uniqueTogether.length;
  return {
    losses: isLoss ? [alterUniqueTogether(next.meta.name, kept)] : [],
    gains: isGain ? [alterUniqueTogether(next.meta.name, next.meta.uniqueTogether)] : [],
  };
}
