import type { Problem } from "./problem.ts";

/** The key of what concerns no single field: Django's `NON_FIELD_ERRORS`. */
export const nonField = "__all__";

/** What is wrong with a row, by the name of the field or under `nonField`; fields without problems are left out. */
export type ErrorsByField = Readonly<Record<string, readonly Problem[]>>;

/** All problems of several checks. */
export function mergeErrors(...all: readonly ErrorsByField[]): ErrorsByField {
  const merged: Record<string, readonly Problem[]> = {};
  for (const [name, problems] of all.flatMap(Object.entries<readonly Problem[]>)) {
    if (problems.length > 0) merged[name] = [...(merged[name] ?? []), ...problems];
  }
  return merged;
}

export function hasErrors(errors: ErrorsByField): boolean {
  return Object.keys(errors).length > 0;
}
