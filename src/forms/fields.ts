export type { Choice, ChoiceGroup, ChoiceList, ChoiceSource } from "./choices/choice-source.ts";
export { fixedChoices } from "./choices/choice-source.ts";
export {
  accept,
  type CleanContext,
  describeField,
  type Field,
  type FieldOptions,
  type FieldResult,
  refuse,
} from "./fields/field.ts";
export { field } from "./fields/field-kinds.ts";
export type { CurrentFile, FileValue } from "./fields/file-field.ts";
