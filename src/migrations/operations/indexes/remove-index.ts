import { createDeclaredIndex, dropDeclaredIndex } from "../../schema/indexes/declared-index.ts";
import { indexNamed, withoutIndex } from "../../state/change-indexes.ts";
import type { Operation } from "../operation.ts";

/**
 * Removes an index that `addIndex` or the model's options made.
 *
 * @param name The index's name in the database.
 *
 * @example
 * removeIndex("Post", "blog_post_status_615533_idx");
 */
export function removeIndex(model: string, name: string): Operation {
  const lower = model.toLowerCase();
  return {
    call: { builder: "removeIndex", arguments: [model, name] },
    symbol: "-",
    description: `Remove index ${name} from ${lower}`,
    nameFragment: `remove_${lower}_${name.toLowerCase()}`,
    reversible: true,
    breaksOlderCode: () => undefined,
    applyToState: (state, app) => state.with(withoutIndex(state.model(`${app}.${model}`), name)),
    forwards: ({ app, before, schema }) => dropDeclaredIndex(schema, before.model(`${app}.${model}`), name),
    backwards: ({ app, before, schema }) => {
      const owner = before.model(`${app}.${model}`);
      return createDeclaredIndex(schema, owner, indexNamed(owner, name));
    },
  };
}
