import { describeSchema, type SchemaDescription } from "../../support/describe-schema.ts";

/** The schema of a database without the tables that Tolv has and Django has not. */
export async function describeDjangoTables(url: string): Promise<SchemaDescription> {
  const { columns, constraints, indexes } = await describeSchema(url);
  const isDjangos = (line: string) => !line.includes("tolv_");
  return {
    columns: columns.filter(isDjangos),
    constraints: constraints.filter(isDjangos),
    indexes: indexes.filter(isDjangos),
  };
}
