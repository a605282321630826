import { defineError } from "#rooms/errors";

export const ProjectNotFound = defineError<{ directory: string; names: readonly string[] }>("project.not_found", {
  message: ({ directory, names }) => `No ${names.join(" or ")} in ${directory} or a folder above it.`,
  hint: "Change into the folder of your project, or create a project.ts whose default export is defineProject({ … }).",
});

export const ProjectInvalid = defineError<{ file: string; found: string }>("project.invalid", {
  message: ({ file, found }) => `${file} must export a project by default, but exports ${found}.`,
  hint: "Write `export default defineProject({ name, apps })`.",
});

export const WorkersUnsupported = defineError<{ workers: number }>("project.workers_unsupported", {
  message: ({ workers }) =>
    `\`tolv serve\` runs in one process in this version; ${workers} worker processes were asked for.`,
  hint: "Use `-w 0`, and start more processes or containers behind one address to scale.",
});
