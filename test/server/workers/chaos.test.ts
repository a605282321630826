import { test } from "node:test";
import { causeChaos } from "../support/chaos.ts";

test("only requests inside a killed process are lost, whoever is killed when", { timeout: 180_000 }, async (t) => {
  await causeChaos(t, { lives: 2, kills: 3 });
});
