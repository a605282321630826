import { defineError } from "#rooms/errors";

export const ModelInvalid = defineError<{ model: string; problem: string }>("db.model_invalid", {
  message: ({ model, problem }) => `Model ${model}: ${problem}`,
});

export const UnresolvedTarget = defineError<{ target: string }>("db.unresolved_target", {
  message: ({ target }) => `The relation to "${target}" is known by its label only.`,
  hint: "Labels are for migration states; in a model pass a function: `f.foreignKey(() => User, …)`.",
});

export const InvalidValue = defineError<{ kind: string; expected: string; found: string }>("db.invalid_value", {
  message: ({ kind, expected, found }) => `A ${kind} field takes ${expected}, and was given a value of type ${found}.`,
  hint: "Convert the value before it reaches the model; forms do it for what a browser sends.",
});

export const UnsafeInteger = defineError<{ type: string }>("db.unsafe_integer", {
  message: ({ type }) => `A value of type ${type} is beyond 2^53 - 1 and cannot be read as a number.`,
  hint: "Declare the column with `f.bigInteger()`: its values are of type bigint.",
});

export const InvalidDate = defineError<{ expected: string }>("db.invalid_date", {
  message: ({ expected }) => `A date or time could not be read: expected ${expected}.`,
});
