import assert from "node:assert/strict";
import { test } from "node:test";
import { buildGraph } from "../../../src/migrations/graph/build-graph.ts";
import { checkHistory, loadGraph } from "../../../src/migrations/run/load-graph.ts";
import { chain, linked } from "../support/migration-chain.ts";

test("a dependency that does not exist is named with the migration that needs it", () => {
  const blog = linked("blog", { "0001_initial": [["auth", "0099_gone"]] });
  assert.throws(() => buildGraph([blog, chain("auth", ["0001_initial"])]), {
    code: "migrations.dependency_missing",
    message: "Migration blog.0001_initial depends on auth.0099_gone, which does not exist.",
  });
});

test("migrations that depend on each other are shown as a circle", () => {
  const a = linked("a", { "0001_initial": [["b", "0001_initial"]] });
  const b = linked("b", { "0001_initial": [["a", "0001_initial"]] });
  assert.throws(() => buildGraph([a, b]), {
    code: "migrations.circular_dependency",
    message: "Migrations depend on each other in a circle: a.0001_initial → b.0001_initial → a.0001_initial.",
  });
});

test("a migration that depends on itself is a circle too", () => {
  const own = linked("own", { "0001_initial": [["own", "0001_initial"]] });
  assert.throws(() => buildGraph([own]), { code: "migrations.circular_dependency" });
});

test("__first__ means the first migration of the other app", () => {
  const auth = chain("auth", ["0001_initial", "0002_more"]);
  const blog = linked("blog", { "0001_initial": [["auth", "__first__"]] });
  const plan = buildGraph([blog, auth]).forwardsPlan(buildGraph([blog, auth]).node(["blog", "0001_initial"]));
  assert.deepEqual(
    plan.map(({ id }) => id),
    ["auth.0001_initial", "blog.0001_initial"],
  );
  assert.throws(() => buildGraph([blog]), { code: "migrations.dependency_missing" });
});

test("two last migrations of one app are a conflict, in Django's words", () => {
  const blog = linked("blog", {
    "0006_base": [],
    "0007_other": [["blog", "0006_base"]],
    "0007_seed_data": [["blog", "0006_base"]],
  });
  assert.throws(() => loadGraph([blog]), {
    code: "migrations.conflict",
    message:
      "Conflicting migrations detected; multiple leaf nodes in the migration graph: (0007_other, 0007_seed_data in blog).",
  });
});

test("a ledger that has a migration without what it depends on is refused", () => {
  const graph = loadGraph([chain("auth", ["0001_initial", "0002_more"])]);
  assert.throws(() => checkHistory(graph, new Set(["auth.0002_more"])), {
    code: "migrations.inconsistent_history",
    message: "Migration auth.0002_more is applied before its dependency auth.0001_initial.",
  });
  checkHistory(graph, new Set(["auth.0001_initial", "gone.0001_initial"]));
});
