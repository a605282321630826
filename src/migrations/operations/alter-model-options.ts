import type { ModelOptions } from "#rooms/db";
import { withOptions } from "../state/model-state.ts";
import type { Operation } from "./operation.ts";

/** The options that the database does not know. */
export type StateOnlyOptions = Pick<ModelOptions, "ordering" | "verboseName" | "verboseNamePlural" | "permissions">;

const unset = { ordering: undefined, verboseName: undefined, verboseNamePlural: undefined, permissions: undefined };

/**
 * Replaces those options of a model that the database does not know; one that is left out is unset.
 *
 * @example
 * alterModelOptions("Post", { ordering: ["-createdAt"] });
 */
export function alterModelOptions(name: string, options: StateOnlyOptions): Operation {
  return {
    call: { builder: "alterModelOptions", arguments: [name, options] },
    symbol: "~",
    description: `Change Meta options on ${name.toLowerCase()}`,
    nameFragment: `alter_${name.toLowerCase()}_options`,
    reversible: true,
    applyToState: (state, app) => state.with(withOptions(state.model(`${app}.${name}`), { ...unset, ...options })),
    forwards: async () => {},
    backwards: async () => {},
  };
}
