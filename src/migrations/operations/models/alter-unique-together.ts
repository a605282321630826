import { alterUniqueInTable } from "../../schema/constraints/unique-together.ts";
import { withOptions } from "../../state/model-state.ts";
import type { Operation } from "../operation.ts";

/**
 * Sets which groups of a model's fields are unique together; groups that are left out lose their constraint.
 *
 * @param groups Property names.
 *
 * @example
 * alterUniqueTogether("ContentType", [["appLabel", "model"]]);
 */
export function alterUniqueTogether(name: string, groups: readonly (readonly string[])[]): Operation {
  const lower = name.toLowerCase();
  return {
    call: { builder: "alterUniqueTogether", arguments: [name, groups] },
    symbol: "~",
    description: `Alter unique_together for ${lower} (${groups.length} constraint(s))`,
    nameFragment: `alter_${lower}_unique_together`,
    reversible: true,
    breaksOlderCode: ({ app, before }) => {
      const known = (before.model(`${app}.${name}`).meta.uniqueTogether ?? []).map(String);
      const added = groups.find((group) => !known.includes(String(group)));
      return added && `${added.join(", ")} of ${name} must be unique together`;
    },
    applyToState: (state, app) => state.with(withOptions(state.model(`${app}.${name}`), { uniqueTogether: groups })),
    forwards: ({ app, before, after, schema }) =>
      alterUniqueInTable(schema, before.model(`${app}.${name}`), after.model(`${app}.${name}`)),
    backwards: ({ app, before, after, schema }) =>
      alterUniqueInTable(schema, after.model(`${app}.${name}`), before.model(`${app}.${name}`)),
  };
}
