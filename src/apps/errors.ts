import { defineError } from "#rooms/errors";

/** The name of an app could not prefix its tables; raised by `defineApp`. */
export const AppNameInvalid = defineError<{ name: string }>("apps.name_invalid", {
  message: ({ name }) => `App name ${JSON.stringify(name)} is not a lower-case identifier such as "blog".`,
  hint: "The name prefixes tables and migrations: use lower-case letters, digits and underscores, a letter first.",
});

/** Two apps of a project have one name; raised by `defineProject`. */
export const AppDuplicated = defineError<{ name: string }>("apps.duplicated", {
  message: ({ name }) => `Two different apps of the project are named "${name}".`,
  hint: "Names are table prefixes and must be unique: rename one, or list it once.",
});

/** An app stands on another one that the project does not list; raised by `defineProject`. */
export const AppRequirementMissing = defineError<{ app: string; requirement: string }>("apps.requirement_missing", {
  message: ({ app, requirement }) => `App "${app}" requires the app "${requirement}", which the project does not list.`,
  hint: ({ requirement }) => `Add ${requirement} to \`apps\` in defineProject.`,
});

/** The list of apps has a gap; raised by `defineProject`. */
export const AppUndefined = defineError<{ index: number }>("apps.undefined", {
  message: ({ index }) => `apps[${index}] of the project is undefined.`,
  hint: "Two files import each other, so that one runs before the app is defined: let the app's file import, not be imported.",
});
