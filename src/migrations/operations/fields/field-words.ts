import { snakeCase } from "#rooms/db";

/** How descriptions and names of migrations spell a field and its model: as Django does. */
export function fieldWords(model: string, field: string): { readonly model: string; readonly field: string } {
  return { model: model.toLowerCase(), field: snakeCase(field) };
}
