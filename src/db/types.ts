export type { Computed, Expressions } from "./types/expressions.ts";
export type { ColumnShape, FieldsOf, InstanceOf, ToManyShape, ToOneShape, ValueOf } from "./types/fields-of.ts";
export type { ModelBase } from "./types/model-base.ts";
export type { Depth, Ordering, Path, Shallower } from "./types/path.ts";
export type { ColumnName, Heads, LoadedValue, RelationPath, Tails, ToManyName } from "./types/row.ts";
export type { SomeValues } from "./types/values.ts";
export type { Filter, Where } from "./types/where.ts";
