import { defineError } from "#rooms/errors";

export const FieldMissing = defineError<{ model: string; field: string }>("db.field_missing", {
  message: ({ model, field }) => `${model} was created without "${field}", which has no default.`,
  hint: "Give the value, or declare a default.",
});

export const RelationNotLoaded = defineError<{ model: string; relation: string }>("db.relation_not_loaded", {
  message: ({ model, relation }) => `"${relation}" of ${model} was not loaded with the row.`,
  hint: ({ relation }) => `Add \`.with("${relation}")\` to the query: Tolv never queries behind a property.`,
});

export const RowNotSaved = defineError<{ model: string }>("db.row_not_saved", {
  message: ({ model }) => `A ${model} that is not in the database was used as if it were.`,
  hint: "Create it with `create`, or `save` it first.",
});

export const RowGone = defineError<{ model: string }>("db.row_gone", {
  message: ({ model }) => `The ${model} is no longer in the database.`,
  hint: "Another process has deleted it.",
  status: 404,
});

export const DeletionProtected = defineError<{ model: string; by: readonly string[] }>("db.deletion_protected", {
  message: ({ model, by }) => `Rows of ${model} cannot be deleted: ${by.join(", ")} refer to them.`,
  hint: "Delete the rows that refer to them first.",
  status: 409,
});
