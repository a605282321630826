import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { sendTraces, spansDropped } from "#rooms/tracing";
import { testDatabase } from "../support/database.ts";
import { bootShop } from "../support/telemetry-project.ts";
import { attributeOf, Collector } from "./collector.ts";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const parentId = "00f067aa0ba902b7";
const sampled = { traceparent: `00-${traceId}-${parentId}-01` };
const unsampled = { traceparent: `00-${traceId}-${parentId}-00` };

/** Sends requests to a site that is traced, and closes it, which sends what is left. */
async function trace(
  environment: Readonly<Record<string, string>>,
  requests: readonly { readonly target: string; readonly headers?: Readonly<Record<string, string>> }[],
): Promise<void> {
  await using running = await bootShop(environment);
  const site = await running.createSite();
  for (const request of requests) await site.inject(request);
  await site.close();
}

test("a request and its statements are spans of the caller's trace", async () => {
  const { url } = await testDatabase();
  await using collector = new Collector();
  const environment = {
    DATABASE_URL: url,
    TOLV_RELEASE: "v12",
    OTEL_EXPORTER_OTLP_ENDPOINT: `${await collector.open()}/`,
    OTEL_EXPORTER_OTLP_HEADERS: "api-key=a%20secret",
    OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=staging",
  };
  const before = Date.now();
  await trace(environment, [{ target: "/items/7/?token=private", headers: sampled }]);
  const [first, second, request, ...more] = collector.spans;
  assert.ok(first && second && request);
  assert.deepEqual(more, []);
  assert.deepEqual([request.name, request.kind], ["GET /items/:id<int>/", 2]);
  assert.deepEqual([request.traceId, request.parentSpanId], [traceId, parentId]);
  assert.equal(attributeOf(request, "http.response.status_code"), "200");
  assert.equal(attributeOf(request, "url.path"), "/items/7/");
  for (const statement of [first, second]) {
    assert.deepEqual([statement.name, statement.kind], ["SELECT", 3]);
    assert.deepEqual([statement.traceId, statement.parentSpanId], [traceId, request.spanId]);
    assert.match(attributeOf(statement, "db.query.text") ?? "", /^SELECT [12]$/);
    assert.ok(BigInt(statement.startTimeUnixNano) >= BigInt(request.startTimeUnixNano));
    assert.ok(BigInt(statement.endTimeUnixNano) <= BigInt(request.endTimeUnixNano));
  }
  assert.ok(Number(BigInt(request.startTimeUnixNano) / 1_000_000n) >= before - 1);
  assert.match(request.spanId, /^[\da-f]{16}$/);
  const [service] = collector.services;
  assert.ok(service);
  assert.equal(attributeOf({ attributes: service }, "service.name"), "shop");
  assert.equal(attributeOf({ attributes: service }, "service.version"), "v12");
  assert.equal(attributeOf({ attributes: service }, "deployment.environment.name"), "staging");
  assert.equal(collector.headers[0]?.["api-key"], "a secret");
  assert.equal(collector.headers[0]?.target, "POST /v1/traces");
  assert.doesNotMatch(JSON.stringify(collector.batches), /private/);
});

test("a failure is marked, a path that nobody routes names no span, and health checks are none", async () => {
  await using collector = new Collector();
  const OTEL_EXPORTER_OTLP_ENDPOINT = await collector.open();
  const targets = ["/fails/", "/wp-login.php", "/healthz", "/readyz"];
  await trace(
    { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SERVICE_NAME: "till" },
    targets.map((target) => ({ target })),
  );
  const spans = collector.spans.map(({ name, status, parentSpanId }) => [name, status.code, parentSpanId]);
  assert.deepEqual(spans, [
    ["GET /fails/", 2, undefined],
    ["GET", undefined, undefined],
  ]);
  assert.equal(attributeOf({ attributes: collector.services[0] ?? [] }, "service.name"), "till");
});

test("the sampler decides: the caller's choice, always, a part", async () => {
  const samplers: readonly (readonly [string, string, readonly string[]])[] = [
    ["parentbased_always_on", "1", ["sampled", "none"]],
    ["parentbased_always_off", "1", ["sampled"]],
    ["always_on", "1", ["sampled", "unsampled", "none"]],
    ["traceidratio", "0", []],
    ["traceidratio", "1", ["sampled", "unsampled", "none"]],
    ["parentbased_traceidratio", "0", ["sampled"]],
  ];
  for (const [OTEL_TRACES_SAMPLER, OTEL_TRACES_SAMPLER_ARG, expected] of samplers) {
    await using collector = new Collector();
    const OTEL_EXPORTER_OTLP_ENDPOINT = await collector.open();
    await trace({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_SAMPLER, OTEL_TRACES_SAMPLER_ARG }, [
      { target: "/sampled", headers: sampled },
      { target: "/unsampled", headers: unsampled },
      { target: "/none" },
    ]);
    const seen = collector.spans.map((span) => attributeOf(span, "url.path")?.slice(1));
    assert.deepEqual(seen, expected, `${OTEL_TRACES_SAMPLER} ${OTEL_TRACES_SAMPLER_ARG}`);
  }
});

test("spans go out in batches while the site runs", async () => {
  await using collector = new Collector();
  const OTEL_EXPORTER_OTLP_ENDPOINT = await collector.open();
  const sizes = { OTEL_BSP_MAX_EXPORT_BATCH_SIZE: "2", OTEL_BSP_SCHEDULE_DELAY: "50" };
  await using running = await bootShop({ OTEL_EXPORTER_OTLP_ENDPOINT, ...sizes });
  const site = await running.createSite();
  for (const name of ["a", "b", "c"]) await site.inject({ target: `/${name}` });
  while (collector.spans.length < 3) await sleep(10);
  assert.ok(collector.batches.every(({ length }) => length <= 2));
  await site.close();
});

test("a collector that refuses, hangs, or is away costs the site nothing but the spans, which are counted", async () => {
  const dropped: { count: number; reason: string }[] = [];
  const stop = spansDropped.subscribe((event) => dropped.push(event));
  await using collector = new Collector();
  const OTEL_EXPORTER_OTLP_ENDPOINT = await collector.open();
  collector.status = 503;
  await trace({ OTEL_EXPORTER_OTLP_ENDPOINT }, [{ target: "/a" }, { target: "/b" }]);
  collector.status = undefined;
  await trace({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TIMEOUT: "200" }, [{ target: "/a" }]);
  await trace({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1" }, [{ target: "/a" }]);
  stop();
  assert.deepEqual(dropped, [
    { count: 2, reason: "the collector answered 503" },
    { count: 1, reason: "the collector did not answer within 200 ms" },
    { count: 1, reason: "the collector could not be reached" },
  ]);
});

test("a queue that is full drops what comes on top", async () => {
  const dropped: unknown[] = [];
  const stop = spansDropped.subscribe((event) => dropped.push(event));
  await using collector = new Collector();
  const OTEL_EXPORTER_OTLP_ENDPOINT = await collector.open();
  const targets = ["/a", "/b", "/c", "/d", "/e"].map((target) => ({ target }));
  await trace({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_BSP_MAX_QUEUE_SIZE: "3" }, targets);
  stop();
  assert.equal(collector.spans.length, 3);
  assert.deepEqual(dropped, [{ count: 2, reason: "the queue was full" }]);
});

test("without an endpoint there is nothing to send to, and no span is made", async () => {
  await using running = await bootShop({});
  assert.equal(
    running.run(() => sendTraces({ project: "shop", release: "v12", isOwn: () => true })),
    undefined,
  );
});
