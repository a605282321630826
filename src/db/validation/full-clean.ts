import { ValidationFailed } from "../errors.ts";
import { type Candidate, withoutFields } from "./candidate.ts";
import { cleanFieldErrors } from "./clean-fields.ts";
import { constraintErrors } from "./constraint-errors.ts";
import { type ErrorsByField, hasErrors, mergeErrors } from "./errors-by-field.ts";
import { uniqueErrors } from "./unique-errors.ts";

/** A row that may have rules of its own. */
export interface Cleanable {
  clean(): void | Promise<void>;
}

/**
 * Runs all checks of a row as Django's `full_clean` does: its fields, its own `clean`, what is unique, its constraints.
 * A field that is wrong by itself is not asked for in the later ones.
 *
 * @throws ValidationFailed
 */
export async function fullClean(candidate: Candidate, row: Cleanable): Promise<void> {
  const fields = await cleanFieldErrors(candidate);
  const own = mergeErrors(fields, await ownErrors(row));
  const sound = withoutFields(candidate, Object.keys(own));
  refuseErrors(candidate, mergeErrors(own, await uniqueErrors(sound), await constraintErrors(sound)));
}

/** @throws ValidationFailed if there are any errors. */
export function refuseErrors({ model }: Candidate, errors: ErrorsByField): void {
  if (hasErrors(errors)) throw new ValidationFailed({ model: model.meta.label, errors });
}

async function ownErrors(row: Cleanable): Promise<ErrorsByField> {
  try {
    await row.clean();
    return {};
  } catch (error) {
    if (error instanceof ValidationFailed) return error.details.errors;
    throw error;
  }
}
