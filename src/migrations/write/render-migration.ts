import type { Migration } from "../define-migration.ts";
import { printPiece } from "./piece.ts";
import { property, renderCall, renderProperties, renderValue } from "./render-value.ts";

/**
 * Writes the file of a migration, as the formatter leaves it.
 *
 * @throws ValueNotWritable
 */
export function renderMigration(migration: Migration): string {
  const definition = `export default ${printPiece(definitionOf(migration), 0, "export default ;".length)};\n`;
  return `${renderImports(migration, definition)}\n${definition}`;
}

function definitionOf({ dependencies, initial, operations }: Migration) {
  const calls = operations.map(({ call }) => renderCall(call.builder, call.arguments));
  const list = { open: "[", items: calls, close: "]", padding: "", hugsLast: false, broken: false };
  const properties = [
    ...(initial ? [property("initial", "true")] : []),
    ...(dependencies.length > 0 ? [property("dependencies", renderValue(dependencies))] : []),
    property("operations", list),
  ];
  const definition = renderProperties(properties, true);
  return { open: "defineMigration(", items: [definition], close: ")", padding: "", hugsLast: true, broken: false };
}

/** What the text of a migration may take from room db, sorted. */
const databaseNames = ["Duration", "f", "PlainDate", "PlainTime", "sql"];

function renderImports({ operations }: Migration, definition: string): string {
  const names = [...new Set(["defineMigration", ...operations.map(({ call }) => call.builder)])].sort();
  const used = databaseNames.filter((name) => new RegExp(`\\b${name}[.\`]`).test(definition));
  const fields = used.length > 0 ? `import { ${used.join(", ")} } from "tolv/db";\n` : "";
  const list = { open: "{", items: names, close: "}", padding: " ", hugsLast: false, broken: false };
  const imports = printPiece(list, 0, `import  from "tolv/migrations";`.length);
  return `${fields}import ${imports} from "tolv/migrations";\n`;
}
