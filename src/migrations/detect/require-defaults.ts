import { ManyToManyField } from "#rooms/db";
import { FieldNeedsDefault } from "../errors.ts";
import type { ModelState, StateField } from "../state/model-state.ts";
import type { StateComparison } from "./compare-states.ts";

/**
 * Refuses new fields of models that may have rows, for which those rows would have no value.
 *
 * @param apps Labels of the apps that are about to get a migration.
 * @throws FieldNeedsDefault
 */
export function requireDefaults(apps: ReadonlySet<string>, { recorded, declared }: StateComparison): void {
  for (const model of declared.models.filter(({ meta }) => apps.has(meta.app))) {
    const old = recorded.find(model.label);
    if (old) requireDefaultsOf(model, old);
  }
}

function requireDefaultsOf({ label, fields }: ModelState, old: ModelState): void {
  for (const [name, field] of Object.entries(fields)) {
    if (!old.fields[name] && needsDefault(field)) throw new FieldNeedsDefault({ label, name });
  }
}

/** A function is no help: called once, it would give all rows that exist the same value. */
function needsDefault(field: StateField): boolean {
  if (field instanceof ManyToManyField || field.options.null === true) return false;
  return typeof field.options.default === "function" || !field.hasDefault;
}
