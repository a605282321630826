import { type ModelIndex, snakeCase } from "#rooms/db";
import { createDeclaredIndex, dropDeclaredIndex } from "../../schema/indexes/declared-index.ts";
import { withIndex } from "../../state/change-indexes.ts";
import type { Operation } from "../operation.ts";

/**
 * Adds an index over fields of a model.
 *
 * @example
 * addIndex("Post", { fields: ["status", "-publishedAt"], name: "blog_post_status_615533_idx" });
 */
export function addIndex(model: string, index: ModelIndex): Operation {
  const lower = model.toLowerCase();
  const fields = index.fields.map(snakeCase).join(", ");
  return {
    call: { builder: "addIndex", arguments: [model, index] },
    symbol: "+",
    description: `Create index ${index.name} on field(s) ${fields} of model ${lower}`,
    nameFragment: `${lower}_${index.name.toLowerCase()}`,
    reversible: true,
    breaksOlderCode: () => undefined,
    applyToState: (state, app) => state.with(withIndex(state.model(`${app}.${model}`), index)),
    forwards: ({ app, after, schema }) => createDeclaredIndex(schema, after.model(`${app}.${model}`), index),
    backwards: ({ app, after, schema }) => dropDeclaredIndex(schema, after.model(`${app}.${model}`), index.name),
  };
}
