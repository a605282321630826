import { type MigrationCode, runCode } from "#rooms/migrations";

/** The compiler knows what a historical model can do, and nothing of its columns. */
export async function historical({ model }: MigrationCode): Promise<string | undefined> {
  const row = await model("blog.Post").get({ title__startswith: "a" });
  row.title = "b";
  await row.save();
  // @ts-expect-error a column of then may hold anything
  const title: string = row.title;
  // @ts-expect-error rows of a migration have no methods of today's class
  row.publish();
  // @ts-expect-error a historical model is asked for by its label
  model(1);
  const count: number = await model("blog.Post").filter({}).update({ title });
  return count > 0 ? title : undefined;
}

runCode(async ({ query }) => {
  const [row] = await query("SELECT 1 AS one");
  // @ts-expect-error what SQL answers is not known
  const one: number = row?.one;
  await query("SELECT $1::int", [one]);
});
