import { Field, ManyToManyField } from "#rooms/db";
import type { Operation } from "../operations/operation.ts";
import type { StateField } from "../state/model-state.ts";
import { relationTarget } from "../state/target-label.ts";

/** The labels of the apps whose models the fields of some operations refer to, sorted. */
export function referencedApps(operations: readonly Operation[]): readonly string[] {
  const fields = operations.flatMap(({ call }) => call.arguments.flatMap(fieldsIn));
  const apps = fields.flatMap((field) => relationTarget(field)?.split(".")[0] ?? []);
  return [...new Set(apps)].sort();
}

/** The fields in an argument: itself, or the values of an object. */
function fieldsIn(argument: unknown): readonly StateField[] {
  if (isField(argument)) return [argument];
  return typeof argument === "object" && argument !== null ? Object.values(argument).filter(isField) : [];
}

function isField(value: unknown): value is StateField {
  return value instanceof Field || value instanceof ManyToManyField;
}
