import { camelCase } from "#rooms/db";
import { prefixed, printPiece } from "./piece.ts";
import { renderCall, renderProperties } from "./render-value.ts";

/**
 * Writes `migrations/index.ts`, which imports every migration of an app by its name.
 *
 * @param names Names of migrations, in order.
 */
export function renderIndex(names: readonly string[]): string {
  const imports = names.map((name) => `import ${identifierOf(name)} from "./${name}.ts";\n`).join("");
  const list = renderProperties(names.map((name) => prefixed(`${JSON.stringify(name)}: `, identifierOf(name))));
  const options = renderProperties(['directory: new URL(".", import.meta.url)']);
  const call = { ...renderCall("migrationsFrom", []), items: [list, options] };
  const definition = printPiece(call, 0, "export default ;".length);
  return `import { migrationsFrom } from "tolv/migrations";\n${imports}\nexport default ${definition};\n`;
}

/** `0002_post_priority` → `migration0002PostPriority`: unlike the words alone never a reserved one. */
function identifierOf(name: string): string {
  return camelCase(`migration_${name}`)
    .replace(/_(?=\d)/g, "")
    .replaceAll("_", "");
}
