import type { SettingsGroup } from "../define-settings.ts";
import type { JsonSchema } from "../setting-type.ts";
import { formatValue } from "./format-value.ts";
import { type ListedSetting, listSettings, requiredWhere } from "./list-settings.ts";

const isDevelopment: JsonSchema = { properties: { TOLV_ENV: { const: "development" } }, required: ["TOLV_ENV"] };

/**
 * Renders the environment as a JSON Schema (draft 7), for editors and for checks outside Tolv. It is more
 * lenient than `readConfig`: it knows neither rules between settings nor those composed from others.
 *
 * @example
 * JSON.parse(renderJsonSchema([kernelSettings])).properties.PORT;
 *
 * @see https://json-schema.org/draft-07
 */
export function renderJsonSchema(groups: readonly SettingsGroup[]): string {
  const listed = listSettings(groups);
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Environment",
    type: "object",
    properties: Object.fromEntries(listed.flatMap(describeProperties)),
    allOf: listed.flatMap(requireWhereNeeded),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function describeProperties({ name, declaration }: ListedSetting): [string, JsonSchema][] {
  const { type, aliases, description, secret } = declaration;
  const usual = secret ? "" : formatValue(declaration.defaultValue);
  const property = {
    ...type.schema,
    description,
    ...(secret ? { writeOnly: true } : {}),
    ...(usual === "" ? {} : { default: usual }),
  };
  return [name, ...aliases].map((variable) => [variable, property]);
}

function requireWhereNeeded(listed: ListedSetting): JsonSchema[] {
  const required = listed.declaration.compose === undefined ? requiredWhere(listed.declaration) : "nowhere";
  if (required === "nowhere") return [];
  const rule = requireAnyName(listed);
  return [required === "everywhere" ? rule : { if: isDevelopment, else: rule }];
}

function requireAnyName({ name, declaration }: ListedSetting): JsonSchema {
  return { anyOf: [name, ...declaration.aliases].map((variable) => ({ required: [variable] })) };
}
