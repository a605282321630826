import assert from "node:assert/strict";
import { test } from "node:test";
import { buildGraph } from "../../../src/migrations/graph/build-graph.ts";
import { djangoSources } from "../support/django-sources.ts";
import { chain } from "../support/migration-chain.ts";
import { recordedOrder } from "../support/recorded.ts";

test("the whole plan of Django's migrations has the recorded order, however the apps are listed", () => {
  for (const sources of [djangoSources, djangoSources.toReversed()]) {
    const plan = buildGraph(sources).wholePlan();
    assert.deepEqual(
      plan.map(({ id }) => id),
      recordedOrder,
    );
  }
});

test("a plan forwards holds what a migration needs, one backwards what needs it", () => {
  const graph = buildGraph(djangoSources);
  const ids = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id);
  assert.deepEqual(ids(graph.forwardsPlan(graph.node(["admin", "0001_initial"]))), recordedOrder.slice(0, 3));
  assert.deepEqual(ids(graph.backwardsPlan(graph.node(["admin", "0002_logentry_remove_auto_add"]))), [
    "admin.0003_logentry_add_action_flag_choices",
    "admin.0002_logentry_remove_auto_add",
  ]);
});

test("roots and leaves are found within their app", () => {
  const graph = buildGraph(djangoSources);
  assert.deepEqual(
    graph.leaves().map(({ id }) => id),
    [
      "admin.0003_logentry_add_action_flag_choices",
      "auth.0012_alter_user_first_name_max_length",
      "contenttypes.0002_remove_content_type_name",
      "sessions.0001_initial",
    ],
  );
  assert.deepEqual(
    graph.roots("auth").map(({ id }) => id),
    ["auth.0001_initial"],
  );
});

test("a chain of a thousand migrations keeps its order", () => {
  const names = Array.from({ length: 1000 }, (_, index) => `${String(index).padStart(4, "0")}_step`);
  const plan = buildGraph([chain("long", names)]).wholePlan();
  assert.deepEqual(
    plan.map(({ name }) => name),
    names,
  );
});
