import { inspect } from "node:util";
import { keyOf, type ModelClass, Query } from "#rooms/db";

/**
 * Lets rows and queries be shown in a line: `<Post 1: Twelve>`. A row's values may be secrets, such as the hash of a
 * password, so they are shown only when they are asked for: `({ ...row })`.
 */
export function showRowsReadably(models: readonly ModelClass[]): void {
  for (const model of models) {
    show(model.prototype, (row) => `<${model.meta.name} ${keyOf(model, row) ?? "(unsaved)"}: ${row}>`);
  }
  show(Query.prototype, (query) => `<Query of ${(query as Query<object, object>).state.model.meta.label}>`);
}

function show(prototype: object, text: (value: object) => string): void {
  Object.defineProperty(prototype, inspect.custom, {
    configurable: true,
    value(this: object) {
      return text(this);
    },
  });
}
