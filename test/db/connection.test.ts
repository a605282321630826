import assert from "node:assert/strict";
import { atomic, sql } from "#rooms/db";
import { projectDatabase, testsWith } from "./project-database.ts";

const it = testsWith(await projectDatabase());

it("statements that run side by side in a transaction wait for each other on its connection", async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on("warning", listen);
  const numbers = await atomic(() =>
    Promise.all([1, 2, 3].map((n) => sql<{ n: number }>`select ${n}::int as n, pg_backend_pid() as pid`.get())),
  );
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", listen);
  assert.deepEqual(
    numbers.map(({ n }) => n),
    [1, 2, 3],
  );
  assert.deepEqual(warnings, []);
});
