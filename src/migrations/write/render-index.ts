import { printPiece } from "./piece.ts";
import { property, renderCall, renderProperties } from "./render-value.ts";

/**
 * Writes `migrations/index.ts`, which imports every migration of an app by its name.
 *
 * @param names Names of migrations, in order.
 */
export function renderIndex(names: readonly string[]): string {
  const imports = names.map((name, index) => `import ${identifier(index)} from "./${name}.ts";\n`).join("");
  const list = renderProperties(names.map((name, index) => property(name, identifier(index))));
  const options = renderProperties([property("directory", 'new URL(".", import.meta.url)')]);
  const call = { ...renderCall("migrationsFrom", []), items: [list, options] };
  const definition = printPiece(call, 0, "export default ;".length);
  return `import { migrationsFrom } from "tolv/migrations";\n${imports}\nexport default ${definition};\n`;
}

/** Short and never taken, unlike the words of a name. */
function identifier(index: number): string {
  return `migration${index + 1}`;
}
