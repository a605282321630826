import { requireDatabase } from "../connections/database.ts";
import type { ModelField } from "../model-meta.ts";
import { targetModel } from "../relations.ts";
import { type Candidate, candidateValue, checkedFields, isEmpty } from "./candidate.ts";
import type { ErrorsByField } from "./errors-by-field.ts";
import { nonExistent, required } from "./messages.ts";
import type { Problem } from "./problem.ts";
import { selectMatch } from "./validation-sql.ts";

/** Lists what is wrong with the fields of a row, each by itself. */
export async function cleanFieldErrors(candidate: Candidate): Promise<ErrorsByField> {
  const errors: Record<string, readonly Problem[]> = {};
  for (const field of checkedFields(candidate)) {
    const problems = await fieldProblems(candidate, field);
    if (problems.length > 0) errors[field.name] = problems;
  }
  return errors;
}

async function fieldProblems(candidate: Candidate, modelField: ModelField): Promise<readonly Problem[]> {
  const { field } = modelField;
  const value = candidateValue(candidate, modelField);
  if (isEmpty(value)) return emptyProblems(modelField, value);
  const problems = field.validate(value);
  return problems.length > 0 ? problems : referenceProblems(modelField, value);
}

/** As in Django, `blank` decides what people may leave out, and then `null` about a missing value. */
function emptyProblems({ field }: ModelField, value: unknown): readonly Problem[] {
  const { blank, null: nullable } = field.options;
  const isFilledIn = value === undefined && field.hasDefault;
  if (blank || isFilledIn) return [];
  const isMissing = value === null || (value === undefined && typeof field.emptyValue !== "string");
  return [isMissing && !nullable ? required.null : required.blank];
}

async function referenceProblems(field: ModelField, value: unknown): Promise<readonly Problem[]> {
  const target = targetModel(field);
  if (target === undefined) return [];
  const { meta } = target;
  const key = field.field.toDatabase(value);
  const sql = selectMatch(meta.table, { columns: [meta.primaryKey.column] });
  const { count } = await requireDatabase().run({ sql, params: [key], model: meta.label });
  return count > 0 ? [] : [nonExistent(meta, key)];
}
