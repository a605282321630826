import { ManyToManyField } from "#rooms/db";
import type { ModelState, StateField } from "../state/model-state.ts";
import type { StateComparison } from "./compare-states.ts";

/** A field that allowed null and does so no longer, without a value for the rows that hold none. */
export interface TightenedField {
  readonly label: string;
  readonly name: string;
}

/** Finds the fields of some apps whose migration PostgreSQL refuses while rows hold null. */
export function tightenedFields(
  apps: ReadonlySet<string>,
  { recorded, declared }: StateComparison,
): readonly TightenedField[] {
  return declared.models
    .filter(({ meta }) => apps.has(meta.app) && meta.managed)
    .flatMap((model) => {
      const old = recorded.find(model.label);
      return old ? tightenedIn(model, old) : [];
    });
}

function tightenedIn({ label, fields }: ModelState, old: ModelState): readonly TightenedField[] {
  const names = Object.keys(fields).filter((name) => allowsNull(old.fields[name]) && isTight(fields[name]));
  return names.map((name) => ({ label, name }));
}

function allowsNull(field: StateField | undefined): boolean {
  return field !== undefined && !(field instanceof ManyToManyField) && field.options.null === true;
}

function isTight(field: StateField | undefined): boolean {
  if (field === undefined || field instanceof ManyToManyField || allowsNull(field)) return false;
  return !field.hasDefault;
}
