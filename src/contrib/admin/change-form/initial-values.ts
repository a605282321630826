import { snakeCase } from "#rooms/db";
import type { FormFields } from "#rooms/forms";

/**
 * What a form for a new row begins with where the address says so: `?title=Hello&tags=1,2`. A value that the field would
 * refuse is left out, and so is every name that the form does not hold.
 */
export async function initialValues(
  fields: FormFields,
  query: URLSearchParams,
): Promise<Readonly<Record<string, unknown>>> {
  const initial: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const texts = query.getAll(snakeCase(name));
    const result = texts.length === 0 ? undefined : await field.clean(texts);
    if (result?.valid) initial[name] = result.value;
  }
  return initial;
}
