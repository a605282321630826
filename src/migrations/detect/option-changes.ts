import type { ModelMeta } from "#rooms/db";
import { alterModelOptions, type StateOnlyOptions } from "../operations/alter-model-options.ts";
import type { Operation } from "../operations/operation.ts";
import type { ModelState } from "../state/model-state.ts";

/** How the options changed that the database does not know. */
export function optionChanges(old: ModelState, next: ModelState): readonly Operation[] {
  if (signature(old.meta) === signature(next.meta)) return [];
  return [alterModelOptions(next.meta.name, stateOnly(next))];
}

function signature({ ordering, verboseName, verboseNamePlural, permissions }: ModelMeta): string {
  return JSON.stringify([ordering, verboseName, verboseNamePlural, permissions]);
}

function stateOnly({ options }: ModelState): StateOnlyOptions {
  const { ordering, verboseName, verboseNamePlural, permissions } = options;
  return {
    ...(ordering && { ordering }),
    ...(verboseName && { verboseName }),
    ...(verboseNamePlural && { verboseNamePlural }),
    ...(permissions && { permissions }),
  };
}
