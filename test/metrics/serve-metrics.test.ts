import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { requestStarted } from "#rooms/http";
import { testDatabase } from "../support/database.ts";
import { bootShop, freePort } from "../support/telemetry-project.ts";

async function scrape(port: number, path = "/metrics"): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Connection: "close" } });
  assert.match(answer.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
  return answer.text();
}

/** The value of a series; undefined when there is none. */
function readSeries(text: string, name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
  const series = text.split("\n").filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  const found = series.find((line) =>
    Object.entries(labels).every(([key, value]) => line.includes(`${key}="${value}"`)),
  );
  return found === undefined ? undefined : Number(found.split(" ").at(-1));
}

test("without METRICS_PORT nothing is measured and nothing listens", async () => {
  await using running = await bootShop({});
  const site = await running.createSite();
  assert.equal(requestStarted.hasSubscribers, false);
  await site.close();
});

test("requests, statements, the pool and the process are measured, by route pattern and never by path", async () => {
  const { url } = await testDatabase();
  const port = await freePort();
  await using running = await bootShop({ METRICS_PORT: String(port), DATABASE_URL: url, TOLV_RELEASE: "v12" });
  const site = await running.createSite();
  for (const id of [1, 2, 3]) await site.inject({ target: `/items/${id}/` });
  await site.inject({ target: "/fails/" });
  await site.inject({ target: "/wp-login.php" });
  await site.inject({ method: "PROPFIND", target: "/items/1/" });
  const text = await scrape(port);
  const item = { route: "/items/:id<int>/" };
  assert.equal(readSeries(text, "http_requests_total", { ...item, method: "GET", status: "2xx" }), 3);
  assert.equal(readSeries(text, "http_requests_total", { route: "/fails/", status: "5xx" }), 1);
  assert.equal(readSeries(text, "http_requests_total", { route: "(none)", method: "GET", status: "4xx" }), 1);
  assert.equal(readSeries(text, "http_requests_total", { method: "other", status: "5xx" }), 1);
  assert.equal(readSeries(text, "http_request_duration_seconds_count", item), 3);
  assert.equal(readSeries(text, "http_requests_in_flight"), 0);
  assert.equal(readSeries(text, "http_requests_at_work"), 0);
  assert.equal(readSeries(text, "http_requests_queued"), 0);
  assert.equal(readSeries(text, "db_statement_duration_seconds_count"), 7);
  assert.equal(readSeries(text, "db_connection_wait_seconds_count"), 7);
  assert.equal(readSeries(text, "db_pool_connections", { state: "bound" }), 10);
  assert.equal(readSeries(text, "db_pool_connections", { state: "idle" }), 1);
  assert.equal(readSeries(text, "tolv_build_info", { release: "v12", node: process.version }), 1);
  assert.ok((readSeries(text, "process_resident_memory_bytes") ?? 0) > 1e6);
  assert.ok((readSeries(text, "event_loop_delay_seconds") ?? -1) >= 0);
  assert.doesNotMatch(text, /wp-login|items\/1/);
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 404);
  assert.equal((await site.inject({ target: "/metrics" })).status, 404);
  await site.close();
  assert.equal(requestStarted.hasSubscribers, false);
  await assert.rejects(scrape(port));
});

test("of several workers one answers for all, and another one when it leaves", async () => {
  const port = await freePort();
  const workers = [await startWorker(port), await startWorker(port)];
  const [first, second] = workers;
  const text = await scrape(port);
  for (const { pid } of workers) {
    assert.equal(readSeries(text, "http_requests_total", { worker: String(pid), status: "4xx" }), 1);
  }
  assert.equal(text.match(/^# TYPE http_requests_total /gm)?.length, 1);
  await stopWorker(first);
  let later = "";
  while (later === "") {
    await sleep(100);
    later = await scrape(port).catch(() => "");
  }
  assert.equal(readSeries(later, "http_requests_total", { worker: String(second?.pid) }), 1);
  assert.equal(readSeries(later, "http_requests_total", { worker: String(first?.pid) }), undefined);
  await stopWorker(second);
});

test("a port that another program has is reported, and the site is served all the same", async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  const lines: string[] = [];
  await using running = await bootShop({ METRICS_PORT: String(port) }, lines);
  const site = await running.run(() => running.createSite());
  while (lines.length === 0) await sleep(10);
  assert.match(lines.join(""), /"level":"warn".*Another program listens on METRICS_PORT/);
  assert.equal((await site.inject({ target: "/healthz" })).status, 200);
  await site.close();
  other.close();
});

async function startWorker(port: number): Promise<ChildProcess> {
  const worker = fork(join(import.meta.dirname, "worker.ts"), [String(port)], {
    execArgv: ["--conditions=tolv-source"],
  });
  await once(worker, "message");
  return worker;
}

async function stopWorker(worker: ChildProcess | undefined): Promise<void> {
  assert.ok(worker);
  const ended = once(worker, "exit");
  worker.send("stop");
  assert.deepEqual(await ended, [0, null]);
}
