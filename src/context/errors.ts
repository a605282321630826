import { defineError } from "#rooms/errors";

/** An ambient value (configuration, logger, request, …) was read where no project runs. */
export const ContextMissing = defineError<{ name: string }>("context.missing", {
  message: ({ name }) => `"${name}" was asked for outside a running project.`,
  hint: "Wrap the call in `project.run(() => …)`, or call it from a request, a command or a test of the project.",
});
