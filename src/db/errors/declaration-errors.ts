import { defineError } from "#rooms/errors";

/** A model is declared in a way that no table can follow; raised when it is first looked at. */
export const ModelInvalid = defineError<{ model: string; problem: string }>("db.model_invalid", {
  message: ({ model, problem }) => `Model ${model}: ${problem}`,
});

/** A field is made with options that contradict each other or its kind; raised where it is declared. */
export const FieldInvalid = defineError<{ problem: string }>("db.field_invalid", {
  message: ({ problem }) => `A field is declared wrongly: ${problem}.`,
  hint: "Run the command with --traceback to see where the field is made.",
});

/** A relation that names its model by a label was asked for the model itself. */
export const UnresolvedTarget = defineError<{ target: string }>("db.unresolved_target", {
  message: ({ target }) => `The relation to "${target}" is known by its label only.`,
  hint: "Labels are for migration states; in a model pass a function: `f.foreignKey(() => User, …)`.",
});

/** A field was given a value of another type than its column holds. */
export const InvalidValue = defineError<{ kind: string; expected: string; found: string }>("db.invalid_value", {
  message: ({ kind, expected, found }) => `A ${kind} field takes ${expected}, and was given a value of type ${found}.`,
  hint: "Convert the value before it reaches the model; forms do it for what a browser sends.",
});

/** An integer of the database is too large for a JavaScript number. */
export const UnsafeInteger = defineError<{ type: string }>("db.unsafe_integer", {
  message: ({ type }) => `A value of type ${type} is beyond 2^53 - 1 and cannot be read as a number.`,
  hint: "Declare the column with `f.bigInteger()`: its values are of type bigint.",
});

/** A text is no date or time of the expected form. */
export const InvalidDate = defineError<{ expected: string }>("db.invalid_date", {
  message: ({ expected }) => `A date or time could not be read: expected ${expected}.`,
});

/** A `bytea` value came in a form that is not decoded. */
export const InvalidBytes = defineError<object>("db.invalid_bytes", {
  message: () => "Binary data could not be read: expected PostgreSQL's hexadecimal form.",
  hint: "Leave `bytea_output` at `hex`, its default.",
});
