import { keyOf, loadedRows, queryOf } from "#rooms/db";
import { isColumn, type ModelFormParts, type ModelPart, targetOfPart } from "./model-form-parts.ts";

type ModelParts = Pick<ModelFormParts, "model" | "parts">;

/**
 * What a form shows of a row: the values of its columns, and the rows of many-to-many relations: one statement each,
 * none where they were loaded with the row.
 */
export async function instanceValues(
  form: ModelParts,
  instance: object | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  if (instance === undefined) return {};
  const values: Record<string, unknown> = {};
  for (const part of form.parts) {
    values[part.name] = isColumn(part)
      ? Reflect.get(instance, part.attribute)
      : (loadedRows(instance, part.name) ?? (await relatedKeys(form, part, instance)));
  }
  return values;
}

async function relatedKeys({ model }: ModelParts, part: ModelPart, row: object): Promise<readonly unknown[]> {
  const path = `${part.name}.${targetOfPart(model, part)?.meta.primaryKey.name}`;
  const one = queryOf(model).filter({ [model.meta.primaryKey.name]: keyOf(model, row) });
  return (await one.pluck(path)).filter((key) => key !== null);
}
