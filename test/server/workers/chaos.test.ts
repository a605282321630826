import { test } from "node:test";
import { causeChaos } from "../support/chaos.ts";

test("only requests inside a killed worker are lost, whoever is killed when", { timeout: 120_000 }, async (t) => {
  await causeChaos(t, { kills: 6 });
});
