import { defineError } from "#rooms/errors";
import { type ConfigProblem, renderProblem } from "./problem.ts";
import type { Stage } from "./stage.ts";

/** The environment does not fit the declared settings; every problem is listed. */
export const ConfigInvalid = defineError<{ problems: readonly ConfigProblem[] }>("config.invalid", {
  message: ({ problems }) =>
    [
      `The environment has ${count(problems.length)}:`,
      ...problems.map((problem) => `  ${renderProblem(problem)}`),
    ].join("\n"),
  hint: "Run `tolv config` to see every setting.",
});

/** A setting of a later stage was read, such as a secret during a build. */
export const SettingTooEarly = defineError<{ setting: string; stage: Stage; needed: Stage }>("config.stage", {
  message: ({ setting, stage, needed }) =>
    `${setting} belongs to the ${needed} stage, but the configuration was read for the ${stage} stage.`,
  hint: "Read it later, or declare the command or the setting for the stage that needs it.",
});

/** Settings were asked for that nobody declared to the project. */
export const SettingsUnknown = defineError<{ room: string }>("config.unknown_settings", {
  message: ({ room }) => `The settings of "${room}" were not read with the configuration.`,
  hint: ({ room }) => `Add them to the project: its app "${room}" contributes settings(…).`,
});

/** Two rooms declare one name. */
export const SettingDeclaredTwice = defineError<{ setting: string; rooms: readonly string[] }>(
  "config.declared_twice",
  {
    message: ({ setting, rooms }) => `${setting} is declared more than once: by ${rooms.join(" and ")}.`,
    hint: "Declare it in one room and read it from there.",
  },
);

/** A site would answer to no host at all. */
export const AllowedHostsMissing = defineError<{ misspelling: string | undefined }>("config.allowed_hosts", {
  message: () => "You must set ALLOWED_HOSTS if DEBUG is off.",
  hint: ({ misspelling }) =>
    misspelling === undefined
      ? "Set ALLOWED_HOSTS to the host names of the site, separated by commas, such as example.com,.example.com."
      : `${misspelling} is set: did you mean ALLOWED_HOSTS?`,
});

function count(problems: number): string {
  return problems === 1 ? "1 problem" : `${problems} problems`;
}
