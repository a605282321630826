import { defineContextKey } from "#rooms/context";

/** The folder of `project.ts`: relative paths of settings start here. */
export const currentProjectDirectory = defineContextKey<string>("apps.project_directory");
