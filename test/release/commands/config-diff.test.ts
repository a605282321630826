import assert from "node:assert/strict";
import { test } from "node:test";
import { openShop } from "../support/shop.ts";

const initial = { "0001_initial": [`createModel("Item", { id: f.bigAuto() })`] };

test("two releases are compared by key: added, removed, changed, set, back at its default, another default", async () => {
  const shop = await openShop();
  const older = await shop.version(
    initial,
    "A: env.string().default('x'), B: env.string().default('x'), C: env.string().default('x'), D: env.string().default('x'), OLD: env.string().default('x')",
  );
  await older.run(["release"], { TOLV_RELEASE: "v1", A: "one", C: "one" });
  const newer = await shop.version(
    initial,
    "A: env.string().default('x'), B: env.string().default('x'), C: env.string().default('x'), D: env.string().default('y'), NEW: env.string().default('x'), GIVEN: env.secret().optional()",
  );
  await newer.run(["release"], { TOLV_RELEASE: "v2", A: "two", B: "one", GIVEN: "sesame-open" });
  const { exitCode, stdout } = await newer.run(["config", "diff", "1", "2"]);
  assert.equal(exitCode, 0);
  const mark = "[0-9a-f]{8}";
  const expected = [
    "From release 1 to release 2:",
    `  ~ A      changed  \\[${mark} -> ${mark}\\]`,
    `  ~ B      set, no longer at its default  \\[${mark} -> ${mark}\\]`,
    `  ~ C      back at its default  \\[${mark} -> ${mark}\\]`,
    `  ~ D      still at its default, which has changed  \\[${mark} -> ${mark}\\]`,
    `  \\+ GIVEN  added  \\[${mark}\\]`,
    `  \\+ NEW    added, at its default  \\[${mark}\\]`,
    `  - OLD    removed  \\[${mark}\\]`,
  ];
  assert.match(stdout, new RegExp(`^${expected.join("\n")}\n$`));
  assert.ok(!/one|two|sesame/.test(stdout));
});

test("one release, or the newest, is compared with the environment of now", async () => {
  const shop = await openShop();
  const version = await shop.version(initial);
  assert.match((await version.run(["config", "diff"])).stderr, /Nothing has been released here yet/);
  await version.run(["release"], { TOLV_RELEASE: "v1" });
  const same = await version.run(["config", "diff"], { TOLV_RELEASE: "v2" });
  assert.equal(same.stdout, "From release 1 to the environment of now:\n  No setting differs.\n");
  const other = await version.run(["config", "diff", "1"], { SHOP_ROWS: "50" });
  assert.match(other.stdout, / {2}~ SHOP_ROWS {2}set, no longer at its default/);
});

test("what is no release, and too many of them, are refused", async () => {
  const shop = await openShop();
  const version = await shop.version(initial);
  for (const [args, problem] of [
    [["config", "diff", "x"], /'x' is no number of a release/],
    [["config", "diff", "9"], /There is no release 9/],
    [["config", "diff", "1", "2", "3"], /at most two releases/],
    [["config", "show"], /Write `tolv config`/],
  ] as const) {
    const { exitCode, stderr } = await version.run(args);
    assert.equal(exitCode, 1);
    assert.match(stderr, problem);
  }
});
