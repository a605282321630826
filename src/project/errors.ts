import { defineError } from "#rooms/errors";

/** A command was started where no project is. */
export const ProjectNotFound = defineError<{ directory: string; names: readonly string[] }>("project.not_found", {
  message: ({ directory, names }) => `No ${names.join(" or ")} in ${directory} or a folder above it.`,
  hint: "Change into the folder of your project, or create a project.ts whose default export is defineProject({ … }).",
});

/** Something that the project imports is not there. */
export const ModuleMissing = defineError<{ reason: string }>("project.module_missing", {
  message: ({ reason }) => `The project cannot be loaded: ${reason}.`,
  hint: "Install what package.json names with `npm ci`, or correct the import.",
});

/** The file of the project does not export one. */
export const ProjectInvalid = defineError<{ file: string; found: string }>("project.invalid", {
  message: ({ file, found }) => `${file} must export a project by default, but exports ${found}.`,
  hint: "Write `export default defineProject({ name, apps })`.",
});
