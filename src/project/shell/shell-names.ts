import { models, type Registry } from "#rooms/apps";
import { atomic, currentDatabase, type ModelClass, sql } from "#rooms/db";

/** What code in the shell may use without importing it, by name. */
export type ShellNames = Readonly<Record<string, unknown>>;

/**
 * Every model by the name of its class, and `atomic`, `db` and `sql`. A name that another app's model or JavaScript has
 * already is written with its app: `shop_Event`.
 */
export function shellNames(registry: Registry): ShellNames {
  const names: Record<string, unknown> = { atomic, db: currentDatabase.get(), sql };
  for (const { app, value } of registry.collect(models)) {
    for (const [name, model] of Object.entries(value)) names[freeName(names, app.name, name)] = model;
  }
  return names;
}

/** The models among the names. */
export function modelsAmong(names: ShellNames): readonly (readonly [name: string, model: ModelClass])[] {
  return Object.entries(names).filter((entry): entry is [string, ModelClass] => isModel(entry[1]));
}

function freeName(names: ShellNames, app: string, name: string): string {
  return name in names || name in globalThis ? `${app}_${name}` : name;
}

function isModel(value: unknown): value is ModelClass {
  return typeof value === "function" && "meta" in value;
}
