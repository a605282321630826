import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { test } from "node:test";
import { fuzz } from "./fuzz.ts";

const seed = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));
const bytes = Number(process.env.FUZZ_BYTES ?? 1_000_000);

test(`damaged requests never break the site, nor show one request's data to another: FUZZ_SEED=${seed}`, {
  timeout: 1_800_000,
}, async () => {
  const { sent, connections } = await fuzz({ seed, bytes });
  assert.ok(sent >= bytes);
  process.stdout.write(`FUZZ_SEED=${seed}: ${sent} bytes over ${connections} connections\n`);
});
