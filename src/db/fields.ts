export { ChoiceField } from "./fields/choice-field.ts";
export { AutomaticDateField } from "./fields/date-fields.ts";
export { f } from "./fields/f.ts";
export { Field } from "./fields/field.ts";
export type { FieldKind } from "./fields/field-kind.ts";
export type { Choice, FieldOptions } from "./fields/field-options.ts";
export type { JsonValue } from "./fields/json-field.ts";
export { IntegerField } from "./fields/number-fields.ts";
export {
  ForeignKeyField,
  ManyToManyField,
  type OnDelete,
  OneToOneField,
  ReverseOneRelation,
  ReverseRelation,
  targetOf,
} from "./fields/relation-fields.ts";
