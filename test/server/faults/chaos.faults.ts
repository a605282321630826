import { test } from "node:test";
import { causeChaos } from "../support/chaos.ts";

test("some minutes of killed workers lose only what was inside them", { timeout: 600_000 }, async (t) => {
  await causeChaos(t, { kills: 240 });
});
