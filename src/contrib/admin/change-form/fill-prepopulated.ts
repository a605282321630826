import { snakeCase } from "#rooms/db";
import { slugify } from "#rooms/formats";
import type { FormFields } from "#rooms/forms";
import type { FormOptions } from "../options/form-options.ts";

/** Fills fields that were left empty in from those that they are made of, as the script does while one types. */
export function fillPrepopulated(data: URLSearchParams, { prepopulated = {} }: FormOptions, fields: FormFields): void {
  for (const [name, sources] of Object.entries(prepopulated)) {
    const control = snakeCase(name);
    if (!Object.hasOwn(fields, name) || data.get(control)?.trim()) continue;
    const text = (sources ?? []).map((source) => data.get(snakeCase(source)) ?? "").join(" ");
    const longest = Number(fields[name]?.attributes.maxlength ?? Number.POSITIVE_INFINITY);
    data.set(control, slugify(text).slice(0, longest));
  }
}
