import { capitalised } from "#rooms/util";
import type { ModelField, ModelMeta } from "../model-meta.ts";
import type { Problem } from "./problem.ts";

/** What Django says about a value that is missing. */
export const required = {
  null: { code: "null", message: "This field cannot be null." },
  blank: { code: "blank", message: "This field cannot be blank." },
} as const satisfies Record<string, Problem>;

/** A row with the same value, or with the same values of several fields, exists. */
export function notUnique({ verboseName }: ModelMeta, fields: readonly ModelField[]): Problem {
  const labels = fields.map(({ label }) => capitalised(label));
  const last = labels.pop();
  const listed = labels.length === 0 ? last : `${labels.join(", ")} and ${last}`;
  const message = `${capitalised(verboseName)} with this ${listed} already exists.`;
  return { code: labels.length === 0 ? "unique" : "unique_together", message };
}

/** A constraint with a name is broken; its author may have said it better. */
export function violated({ name, message }: { readonly name: string; readonly message?: string }): Problem {
  return { code: "constraint", message: message ?? `Constraint “${name}” is violated.` };
}

/** A foreign key leads nowhere. */
export function nonExistent({ verboseName, primaryKey }: ModelMeta, key: unknown): Problem {
  const shown = typeof key === "string" ? `'${key}'` : String(key);
  return { code: "invalid", message: `${verboseName} instance with ${primaryKey.column} ${shown} does not exist.` };
}

/** A reference was taken away, or never was there; the database does not say which value it had. */
export const lostReference: Problem = {
  code: "invalid_choice",
  message: "Select a valid choice. That choice is not one of the available choices.",
};
