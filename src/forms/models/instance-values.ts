import { queryOf } from "#rooms/db";
import { isColumn, type ModelFormParts, type ModelPart, targetOfPart } from "./model-fields.ts";
import { keyOf } from "./untyped-row.ts";

/** What a form shows of a row: the values of its columns, and the keys of many-to-many relations, one statement each. */
export async function instanceValues(
  { model, parts }: Pick<ModelFormParts, "model" | "parts">,
  instance: object | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  if (instance === undefined) return {};
  const values: Record<string, unknown> = {};
  for (const part of parts) {
    values[part.name] = isColumn(part) ? Reflect.get(instance, part.attribute) : await relatedKeys(part, instance);
  }
  return values;

  async function relatedKeys(part: ModelPart, row: object): Promise<readonly unknown[]> {
    const target = targetOfPart(model, part);
    const path = `${part.name}.${target?.meta.primaryKey.name}`;
    const keys = await queryOf(model)
      .filter({ [model.meta.primaryKey.name]: keyOf(model, row) })
      .pluck(path);
    return keys.filter((key) => key !== null);
  }
}
