import { quoteName } from "../quote.ts";
import type { SchemaEditor } from "../schema-editor.ts";
import type { ColumnChange } from "./alter-column.ts";
import type { Column } from "./column.ts";

/** Types between which PostgreSQL converts by itself; a `USING` would hide from it that text needs no new table. */
const families = [
  ["smallint", "integer", "bigint"],
  ["varchar", "text"],
];

/** Gives a column its new type and the default that PostgreSQL keeps for it. */
export async function alterType(schema: SchemaEditor, { table, old, next }: ColumnChange): Promise<void> {
  const alter = `ALTER TABLE ${quoteName(table)} ALTER COLUMN ${quoteName(next.name)}`;
  const isOther = old.type !== next.type;
  // A default of the old type would have to be converted as well.
  if (old.default !== undefined && (isOther || next.default === undefined)) {
    await schema.execute(`${alter} DROP DEFAULT`);
  }
  if (isOther) await schema.execute(`${alter} TYPE ${next.type}${conversion(old, next)}`);
  if (next.default !== undefined && (isOther || next.default !== old.default)) {
    await schema.execute(`${alter} SET DEFAULT (${next.default})`);
  }
}

function conversion(old: Column, next: Column): string {
  const [from, to] = [baseType(old.type), baseType(next.type)];
  if (from === to || families.some((family) => family.includes(from) && family.includes(to))) return "";
  return ` USING ${quoteName(next.name)}::${next.type}`;
}

/** `varchar(50)` → `varchar`. */
function baseType(type: string): string {
  return type.replace(/\(.*/, "");
}
