import type { ModelOptions } from "#rooms/db";
import { withOptions } from "../../state/model-state.ts";
import type { Operation } from "../operation.ts";

/** The options that the database does not know. */
export type StateOnlyOptions = Pick<
  ModelOptions,
  "defaultPermissions" | "managed" | "ordering" | "permissions" | "verboseName" | "verboseNamePlural"
>;

const unset: { readonly [Name in keyof StateOnlyOptions]-?: undefined } = {
  defaultPermissions: undefined,
  managed: undefined,
  ordering: undefined,
  permissions: undefined,
  verboseName: undefined,
  verboseNamePlural: undefined,
};

/**
 * Replaces those options of a model that the database does not know; one that is left out is unset. A model that
 * migrations begin or stop to manage keeps the table that it has, as in Django.
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
    breaksOlderCode: () => undefined,
    applyToState: (state, app) => state.with(withOptions(state.model(`${app}.${name}`), { ...unset, ...options })),
    forwards: async () => {},
    backwards: async () => {},
  };
}
