import { test } from "node:test";
import { causeChaos } from "../support/chaos.ts";

test("minutes of killed workers and supervisors lose only what was inside them", { timeout: 900_000 }, async (t) => {
  await causeChaos(t, { lives: 6, kills: 20 });
});
