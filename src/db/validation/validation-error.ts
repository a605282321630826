import { ValidationFailed } from "../errors.ts";
import { nonField } from "./errors-by-field.ts";
import { type Problem, problemsOf } from "./problem.ts";

/** What a model's `clean` has to say: about the row as a whole, or about its fields by name. */
export type Complaint = string | Readonly<Record<string, string | Problem | readonly (string | Problem)[]>>;

/**
 * Makes the error that a model's `clean` throws.
 *
 * @example
 * override clean() {
 *   if (this.status === "published" && this.publishedAt === null) {
 *     throw validationError({ publishedAt: "A published post needs a date." });
 *   }
 * }
 */
export function validationError(complaint: Complaint): InstanceType<typeof ValidationFailed> {
  const complaints = typeof complaint === "string" ? { [nonField]: complaint } : complaint;
  const entries = Object.entries(complaints).map(([name, problems]) => [name, [problems].flat().flatMap(problemsOf)]);
  return new ValidationFailed({ model: undefined, errors: Object.fromEntries(entries) });
}
