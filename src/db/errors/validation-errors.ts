import { defineError } from "#rooms/errors";
import type { ErrorsByField } from "../validation/errors-by-field.ts";

/** Its message has the fields and codes only: what was typed in may be a secret. */
export const ValidationFailed = defineError<{ model: string | undefined; errors: ErrorsByField }>(
  "db.validation_failed",
  {
    message: ({ model, errors }) => `${model ?? "A row"} is not valid: ${summary(errors)}.`,
    hint: "Show `details.errors` to the person who can correct them.",
    status: 400,
  },
);

function summary(errors: ErrorsByField): string {
  const parts = Object.entries(errors).map(([name, problems]) => {
    return `${name} (${problems.map(({ code }) => code).join(", ")})`;
  });
  return parts.join(", ");
}
