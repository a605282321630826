import { quoteName } from "../../schema/quote.ts";
import { constraintNamed } from "../../state/change-constraints.ts";
import type { Operation, SchemaChange } from "../operation.ts";

/**
 * Checks the rows that existed when `addConstraintNotValid` added a constraint; others may write meanwhile.
 *
 * @example
 * validateConstraint("Post", "title_not_empty");
 */
export function validateConstraint(model: string, name: string): Operation {
  const lower = model.toLowerCase();
  return {
    call: { builder: "validateConstraint", arguments: [model, name] },
    symbol: "~",
    description: `Validate constraint ${name} on model ${lower}`,
    nameFragment: `${lower}_validate_${name.toLowerCase()}`,
    reversible: true,
    breaksOlderCode: () => undefined,
    applyToState: (state, app) => {
      constraintNamed(state.model(`${app}.${model}`), name);
      return state;
    },
    forwards: ({ app, before, schema }: SchemaChange) => validate(schema, before.model(`${app}.${model}`).meta, name),
    backwards: async () => {},
  };
}

async function validate(
  schema: SchemaChange["schema"],
  { managed, table }: { readonly managed: boolean; readonly table: string },
  name: string,
): Promise<void> {
  if (managed) await schema.execute(`ALTER TABLE ${quoteName(table)} VALIDATE CONSTRAINT ${quoteName(name)}`);
}
