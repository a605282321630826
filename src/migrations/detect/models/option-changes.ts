import type { ModelMeta } from "#rooms/db";
import { alterModelOptions, type StateOnlyOptions } from "../../operations/models/alter-model-options.ts";
import type { Operation } from "../../operations/operation.ts";
import type { ModelState } from "../../state/model-state.ts";

/** How the options changed that the database does not know. */
export function optionChanges(old: ModelState, next: ModelState): readonly Operation[] {
  if (signature(old.meta) === signature(next.meta)) return [];
  return [alterModelOptions(next.meta.name, stateOnly(next))];
}

function signature(meta: ModelMeta): string {
  const { ordering, verboseName, verboseNamePlural, permissions, defaultPermissions, managed } = meta;
  return JSON.stringify([ordering, verboseName, verboseNamePlural, permissions, defaultPermissions, managed]);
}

function stateOnly({ options }: ModelState): StateOnlyOptions {
  const { ordering, verboseName, verboseNamePlural, permissions, defaultPermissions, managed } = options;
  return {
    ...(ordering && { ordering }),
    ...(verboseName && { verboseName }),
    ...(verboseNamePlural && { verboseNamePlural }),
    ...(permissions && { permissions }),
    ...(defaultPermissions && { defaultPermissions }),
    ...(managed !== undefined && { managed }),
  };
}
