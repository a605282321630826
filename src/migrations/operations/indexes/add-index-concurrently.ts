import type { ModelIndex } from "#rooms/db";
import { createIndexConcurrently, dropIndexConcurrently } from "../../schema/indexes/concurrent-index.ts";
import type { Operation } from "../operation.ts";
import { addIndex } from "./add-index.ts";

/**
 * Adds an index without locking out those who write; its migration declares `atomic: false`. After a failure it may be
 * run again: what the first try left invalid is dropped.
 *
 * @example
 * export default defineMigration({
 *   atomic: false,
 *   operations: [addIndexConcurrently("Post", { fields: ["status"], name: "post_status_idx" })],
 * });
 */
export function addIndexConcurrently(model: string, index: ModelIndex): Operation {
  const plain = addIndex(model, index);
  return {
    ...plain,
    call: { builder: "addIndexConcurrently", arguments: [model, index] },
    description: plain.description.replace("Create index", "Concurrently create index"),
    needsAutocommit: true,
    forwards: ({ app, after, schema }) => createIndexConcurrently(schema, after.model(`${app}.${model}`), index),
    backwards: ({ app, after, schema }) => dropIndexConcurrently(schema, after.model(`${app}.${model}`), index.name),
  };
}
