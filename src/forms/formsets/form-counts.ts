import { messages } from "../messages.ts";
import type { FormsetLimits } from "./formset-options.ts";

/** How many forms a formset has, and how many of them were there from the beginning: those of rows or initial values. */
export interface FormCounts {
  readonly total: number;
  readonly initial: number;
}

/** As Django counts: the first forms or the fewest that must be filled in, the extra ones, and no more than the most. */
export function totalForms({ extra, min, max, canAdd }: FormsetLimits, initial: number): number {
  if (!canAdd) return initial;
  return Math.max(initial, Math.min(Math.max(initial, min) + extra, max));
}

/** What is said of too many or too few forms that are filled in; those that are there already never are too many. */
export function countErrors({ min, max }: FormsetLimits, initial: number, filled: number): readonly string[] {
  if (filled > Math.max(max, initial)) return [messages.tooManyForms(max)];
  return filled < min ? [messages.tooFewForms(min)] : [];
}
