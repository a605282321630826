import type { core } from "zod";

/** The limits of a schema that its control can know of. */
export interface SchemaLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number | bigint;
  readonly max?: number | bigint;
  /** `email`, `url`, `uuid`, `date`, `safeint` and others. */
  readonly format?: string;
}

/** Reads the limits that were put on a schema; those that no control knows of are checked by the schema alone. */
export function schemaLimits({ _zod: { def } }: core.$ZodTypes): SchemaLimits {
  const own = "format" in def ? { format: def.format } : {};
  const checks = def.checks ?? [];
  return Object.assign(own, ...checks.map((check) => limitOf(check._zod.def as core.$ZodChecks["_zod"]["def"])));
}

function limitOf(def: core.$ZodChecks["_zod"]["def"]): SchemaLimits {
  switch (def.check) {
    case "min_length":
      return { minLength: def.minimum };
    case "max_length":
      return { maxLength: def.maximum };
    case "greater_than":
      return def.inclusive && isNumber(def.value) ? { min: def.value } : {};
    case "less_than":
      return def.inclusive && isNumber(def.value) ? { max: def.value } : {};
    case "number_format":
    case "string_format":
      return { format: def.format };
    default:
      return {};
  }
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}
