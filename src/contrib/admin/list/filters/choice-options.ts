import type { ModelField } from "#rooms/db";
import type { Offer } from "./list-filter.ts";

/** The choices of a field. */
export function choiceOptions({ field }: ModelField, parameter: string): Offer {
  const choices = (field.choices ?? []).map(([value, label]) => ({
    label,
    parameters: { [`${parameter}__exact`]: String(value) },
  }));
  return { all: "All", options: [...choices, ...missingOption(field.options.null, parameter, "Empty")] };
}

/** Yes and no. */
export function booleanOptions({ field }: ModelField, parameter: string): Offer {
  const truths = [
    { label: "Yes", parameters: { [`${parameter}__exact`]: "1" } },
    { label: "No", parameters: { [`${parameter}__exact`]: "0" } },
  ];
  return { all: "All", options: [...truths, ...missingOption(field.options.null, parameter, "Unknown")] };
}

/** The option for rows that have no value, where there may be such. */
export function missingOption(nullable: boolean | undefined, parameter: string, label: string) {
  return nullable === true ? [{ label, parameters: { [`${parameter}__isnull`]: "True" } }] : [];
}
