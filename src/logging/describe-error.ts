/**
 * The lines that show a person an error of a record: its stack, then what else is known of it, causes among that. They
 * may hold control characters.
 *
 * @param error What `serializeError` made of an error, read back, or anything else that was logged as one.
 */
export function describeError(error: unknown): readonly string[] {
  if (typeof error === "string") return error.split("\n");
  if (!hasStack(error)) return [JSON.stringify(error)];
  const { type, message, stack, errors = [], ...facts } = error;
  return [
    ...stack.split("\n"),
    ...Object.entries(facts).flatMap(([name, value]) => describeFact(name, value)),
    ...[errors].flat().flatMap((each, index) => describeFact(`error ${index + 1}`, each)),
  ];
}

/** Type and message begin the stack. */
function hasStack(error: unknown): error is Readonly<Record<string, unknown>> & { readonly stack: string } {
  return typeof error === "object" && error !== null && "stack" in error && typeof error.stack === "string";
}

function describeFact(name: string, value: unknown): readonly string[] {
  const [first, ...others] = describeError(value);
  return [`${name}: ${first}`, ...others];
}
