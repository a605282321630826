import { defineContextKey } from "#rooms/context";
import type { LoadedProject } from "./load-project.ts";

/** The project as declared: what a command of stage "none" knows before any configuration is read. */
export const declaredProject = defineContextKey<LoadedProject>("project.declared");
