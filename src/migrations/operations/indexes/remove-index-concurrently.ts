import { createIndexConcurrently, dropIndexConcurrently } from "../../schema/indexes/concurrent-index.ts";
import { indexNamed } from "../../state/change-indexes.ts";
import type { Operation } from "../operation.ts";
import { removeIndex } from "./remove-index.ts";

/**
 * Removes an index without locking out those who write; its migration declares `atomic: false`.
 *
 * @param name The index's name in the database.
 *
 * @example
 * removeIndexConcurrently("Post", "post_status_idx");
 */
export function removeIndexConcurrently(model: string, name: string): Operation {
  const plain = removeIndex(model, name);
  return {
    ...plain,
    call: { builder: "removeIndexConcurrently", arguments: [model, name] },
    description: plain.description.replace("Remove index", "Concurrently remove index"),
    needsAutocommit: true,
    forwards: ({ app, before, schema }) => dropIndexConcurrently(schema, before.model(`${app}.${model}`), name),
    backwards: ({ app, before, schema }) => {
      const owner = before.model(`${app}.${model}`);
      return createIndexConcurrently(schema, owner, indexNamed(owner, name));
    },
  };
}
