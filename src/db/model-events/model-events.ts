import type { ModelMeta } from "../model-meta.ts";
import { listen, type RowListener } from "./listeners.ts";
import type { RowEvents } from "./row-events.ts";

/** Ways to listen; each answers with the function that ends it. */
export type ModelEvents<Row extends object> = {
  readonly [Name in keyof RowEvents]: (listener: RowListener<RowEvents<Row>[Name]>) => () => void;
};

/** A model class by its rows. */
interface ListenedModel<Row extends object> {
  new (): Row;
  readonly meta: ModelMeta;
}

/**
 * Listens to what happens to the rows of a model, or of all models.
 *
 * Listeners run inside the operation's transaction, one after the other in the order in which they were registered; what
 * one throws undoes the operation. Work that must not happen after a rollback belongs into `onCommit`. They belong to the
 * process: an app registers them when its modules are loaded, a test ends them again.
 *
 * As in Django, operations on many rows at once say nothing: `query.update`, `bulkCreate`, `bulkUpdate` and SQL. Deleting
 * a query does: it loads the rows of every model that somebody listens to.
 *
 * @param model All models without it.
 *
 * @example
 * modelEvents(Post).afterSave(async ({ row, created }) => {
 *   if (created) await Feed.create({ post: row });
 * });
 */
export function modelEvents<Row extends object = object>(model?: ListenedModel<Row>): ModelEvents<Row> {
  const meta = model?.meta;
  return {
    beforeSave: (listener) => listen({ name: "beforeSave", meta, listener }),
    afterSave: (listener) => listen({ name: "afterSave", meta, listener }),
    beforeDelete: (listener) => listen({ name: "beforeDelete", meta, listener }),
    afterDelete: (listener) => listen({ name: "afterDelete", meta, listener }),
    beforeManyToManyChange: (listener) => listen({ name: "beforeManyToManyChange", meta, listener }),
    afterManyToManyChange: (listener) => listen({ name: "afterManyToManyChange", meta, listener }),
  };
}
