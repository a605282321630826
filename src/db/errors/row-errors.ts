import { defineError } from "#rooms/errors";

/** A row was created without the value of a field that needs one. */
export const FieldMissing = defineError<{ model: string; field: string }>("db.field_missing", {
  message: ({ model, field }) => `${model} was created without "${field}", which has no default.`,
  hint: "Give the value, or declare a default.",
});

/** A related row was read that the query had not been told to load. */
export const RelationNotLoaded = defineError<{ model: string; relation: string }>("db.relation_not_loaded", {
  message: ({ model, relation }) => `"${relation}" of ${model} was not loaded with the row.`,
  hint: ({ relation }) => `Add \`.with("${relation}")\` to the query: Tolv never queries behind a property.`,
});

/** A row without a key was used where only a stored one has a meaning. */
export const RowNotSaved = defineError<{ model: string }>("db.row_not_saved", {
  message: ({ model }) => `A ${model} that is not in the database was used as if it were.`,
  hint: "Create it with `create`, or `save` it first.",
});

/** A row was saved or refreshed that is no longer in the database. */
export const RowGone = defineError<{ model: string }>("db.row_gone", {
  message: ({ model }) => `The ${model} is no longer in the database.`,
  hint: "Another process has deleted it.",
  status: 404,
});

/** A row cannot be deleted, because rows refer to it with `onDelete: "protect"` or `"restrict"`. */
export const DeletionProtected = defineError<{ model: string; by: readonly string[] }>("db.deletion_protected", {
  message: ({ model, by }) => `Rows of ${model} cannot be deleted: ${by.join(", ")} refer to them.`,
  hint: "Delete the rows that refer to them first.",
  status: 409,
});
