import { defineError } from "#rooms/errors";

/** A process type cannot be as it is declared. */
export const ProcessInvalid = defineError<{ name: string; problem: string }>("deploy.process_invalid", {
  message: ({ name, problem }) => `The process type "${name}" is not valid: ${problem}.`,
  hint: "Correct it under `processes` in project.ts.",
});

/** A scheduled command cannot be as it is declared. */
export const ScheduleInvalid = defineError<{ command: string; problem: string }>("deploy.schedule_invalid", {
  message: ({ command, problem }) => `The scheduled command "${command}" is not valid: ${problem}.`,
  hint: "Correct it under `schedule` in project.ts.",
});

/** This platform cannot replace a process by another program. */
export const ProcessIrreplaceable = defineError<Record<string, never>>("deploy.process_irreplaceable", {
  message: () => "This platform cannot replace a process by another program.",
  hint: "Run the process with `tolv up NAME`.",
});
