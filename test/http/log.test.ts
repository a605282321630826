import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import {
  httpLogRecords,
  type InjectRequest,
  requestFinished,
  requestUser,
  respond,
  route,
  type Site,
} from "#rooms/http";
import { currentLogger, subscribeLogRecords } from "#rooms/logging";
import { recordingLogger } from "../logging/recording.ts";
import { exchange, head, listen, testSite } from "./support.ts";

describe("the log of requests", () => {
  const { logger, lines, records } = recordingLogger({ level: "debug" });
  const stop = subscribeLogRecords(httpLogRecords, logger);
  let site: Site;
  before(async () => {
    site = await testSite(
      [
        route.get("/page/", {}, (request) => {
          requestUser.set(request, "42");
          currentLogger.get().info({}, "from the handler");
          return respond.text("page");
        }),
        route.get("/boom/", {}, () => {
          throw new Error("boom");
        }),
      ],
      { release: "v12", context: [currentLogger.with(logger)] },
    );
  });
  after(async () => {
    stop();
    await site.close();
  });
  beforeEach(() => lines.splice(0));

  /** Sends a request and waits until it was logged, which is after it was answered. */
  async function logged(request: InjectRequest) {
    const finished = Promise.withResolvers<void>();
    const stopWaiting = requestFinished.subscribe(() => finished.resolve());
    const answer = await site.inject(request);
    await finished.promise;
    stopWaiting();
    return answer;
  }

  it("has one record a request, with the user and without the query", async () => {
    const { headers } = await logged({ target: "/page/?q=private&token=secret", remoteAddress: "192.0.2.1" });
    const [own, record, ...more] = records();
    assert.deepEqual(more, []);
    const { time, pid, duration, traceId, ...rest } = record ?? {};
    assert.deepEqual(rest, {
      level: "info",
      requestId: headers["x-request-id"],
      room: "http",
      method: "GET",
      path: "/page/",
      route: "/page/",
      status: 200,
      bytes: 0,
      user: "42",
      release: "v12",
      remoteAddress: "192.0.2.1",
      message: "GET /page/ 200",
    });
    assert.equal(typeof duration, "number");
    assert.match(String(traceId), /^[\da-f]{32}$/);
    assert.equal(own?.traceId, traceId);
    assert.equal(own?.requestId, headers["x-request-id"]);
    assert.doesNotMatch(lines.join(), /private|secret/);
  });

  it("carries the caller's trace, and a new one where the caller's cannot be read", async () => {
    const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    const traces: readonly (readonly [string, boolean])[] = [
      [`00-${traceId}-00f067aa0ba902b7-01`, true],
      [`01-${traceId}-00f067aa0ba902b7-01-later`, true],
      [`00-${traceId}-00f067aa0ba902b7-01-more`, false],
      [`ff-${traceId}-00f067aa0ba902b7-01`, false],
      [`00-${traceId}-0000000000000000-01`, false],
      [`00-${traceId.toUpperCase()}-00f067aa0ba902b7-01`, false],
      ["", false],
    ];
    for (const [traceparent, isContinued] of traces) {
      lines.splice(0);
      await logged({ target: "/page/", headers: { traceparent } });
      for (const record of records()) assert.equal(record.traceId === traceId, isContinued, traceparent);
    }
  });

  it("counts the bytes that went over the wire", async () => {
    const port = await listen(site);
    const finished = Promise.withResolvers<void>();
    const stopWaiting = requestFinished.subscribe(() => finished.resolve());
    const answer = await exchange(port, head("GET /page/ HTTP/1.1"));
    await finished.promise;
    stopWaiting();
    assert.equal(records().at(-1)?.bytes, answer.length);
    site.server.close();
  });

  it("warns of refusals with their reason", async () => {
    await logged({ target: "/page/", headers: { Host: "evil.example" } });
    const [record] = records();
    assert.deepEqual([record?.level, record?.status, record?.code], ["warn", 400, "http.host_refused"]);
    assert.equal(record?.reason, 'The Host header "evil.example" is not allowed.');
  });

  it("only warns of a method that nobody knows, since scanners send it", async () => {
    await logged({ method: "PROPFIND", target: "/page/" });
    const [record, ...more] = records();
    assert.deepEqual(more, []);
    assert.deepEqual([record?.level, record?.status, record?.code], ["warn", 501, "http.method_not_implemented"]);
  });

  it("has the error of a failure in a record of its own, under the same request", async () => {
    await logged({ target: "/boom/" });
    const [failure, access] = records();
    assert.deepEqual([failure?.level, failure?.message], ["error", "GET /boom/ failed"]);
    assert.match(JSON.stringify(failure?.error), /"message":"boom".*log\.test\.ts/);
    assert.deepEqual([access?.level, access?.status, access?.requestId], ["error", 500, failure?.requestId]);
  });

  it("keeps health checks out unless debugging", async () => {
    await logged({ target: "/healthz" });
    assert.deepEqual(
      records().map(({ level }) => level),
      ["debug"],
    );
  });

  it("names connections that speak no HTTP", async () => {
    const port = await listen(site);
    await exchange(port, "nonsense\r\n\r\n");
    const [record] = records();
    assert.deepEqual([record?.level, record?.message], ["warn", "Invalid HTTP request received"]);
    assert.deepEqual([record?.status, record?.remoteAddress], [400, "127.0.0.1"]);
  });

  it("cannot be forged by line ends in an address", async () => {
    await logged({ target: "/page%0a%7B%22level%22:%22fatal%22%7D/" });
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.trimEnd().includes("\n"), false);
  });
});
