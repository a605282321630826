export { createDatabase, currentDatabase, type Database, type DatabaseOptions } from "./connections/database.ts";
export { buildModelMeta, modelField } from "./declaration/build-model-meta.ts";
export { declaredIndexName } from "./declaration/index-name.ts";
export type * from "./declaration/model-options.ts";
export type * from "./deletion.ts";
export * from "./errors.ts";
export { connectionAcquired, type QueryExecuted, queryExecuted } from "./events.ts";
export { expr } from "./expressions/expr.ts";
export { Expression } from "./expressions/expression.ts";
export type { SortOrder } from "./expressions/sort-order.ts";
export * from "./fields.ts";
export { asKey, keyOf } from "./key-of.ts";
export { databaseLogRecords } from "./log-records.ts";
export * from "./many-rows.ts";
export { Model } from "./model.ts";
export * from "./model-events.ts";
export type {
  FieldMap,
  ModelClass,
  ModelField,
  ModelManyToMany,
  ModelMeta,
  ModelReverse,
} from "./model-meta.ts";
export { camelCase, djangoPath, modelPath, snakeCase } from "./names.ts";
export type { ElidedRangeOptions } from "./paging/elided-range.ts";
export { Page, type PageContents } from "./paging/page.ts";
export { exactPage, type PageOptions, paginate } from "./paging/paginate.ts";
export { and, Condition, not, or } from "./queries/condition.ts";
export { Query } from "./queries/query.ts";
export { queryOf } from "./queries/query-of.ts";
export { followName, type ManyLink, type Step, targetModel } from "./relations.ts";
export { lookupNames } from "./sql/lookups.ts";
export { type SqlStatement, sql } from "./sql-tag.ts";
export * from "./transactions.ts";
export type * from "./types.ts";
export * from "./validation.ts";
export * from "./values.ts";
export { verifyModels } from "./verify-models.ts";
