import assert from "node:assert/strict";
import { get as nodeGet } from "node:http";
import { after, before, describe, it } from "node:test";
import { currentRequest, defineRequestKey, type HttpRequest, respond, route, type Site } from "#rooms/http";
import { errorCode } from "../error-code.ts";
import { exchange, head, listen, testSite } from "../support.ts";

describe("a request", () => {
  let site: Site;
  let port: number;
  const aborted = Promise.withResolvers<string>();
  const started = Promise.withResolvers<void>();
  before(async () => {
    const tell = (request: HttpRequest) => {
      const { method, path, target, host, params } = request;
      return respond.json({
        method,
        path,
        target,
        host,
        params,
        query: [...request.query],
        accept: request.header("ACCEPT"),
      });
    };
    site = await testSite([
      route.get("/tell/:name/", {}, tell),
      route.get("/self/", {}, (request) => respond.text(request.absoluteUrl("/tell/a/?q=b"))),
      route.get("/ambient/", {}, (request) => respond.json(currentRequest.get() === request)),
      route.get("/leave/", {}, async ({ signal }) => {
        started.resolve();
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        aborted.resolve("aborted");
        return respond.text("too late");
      }),
      route.get("/stay/", {}, async ({ signal }) => respond.json(signal.aborted)),
    ]);
    port = await listen(site);
  });
  after(() => site.close());

  it("has decoded path and query, and the target as it arrived", async () => {
    const { text } = await site.inject({ target: "/tell/%C3%A5/?q=a+b&q=%C3%A9", headers: { Accept: "text/html" } });
    assert.deepEqual(JSON.parse(text), {
      method: "GET",
      path: "/tell/å/",
      target: "/tell/%C3%A5/?q=a+b&q=%C3%A9",
      host: "localhost",
      params: { name: "å" },
      query: [
        ["q", "a b"],
        ["q", "é"],
      ],
      accept: "text/html",
    });
  });

  it("knows its site's addresses with scheme and host", async () => {
    const { text } = await site.inject({ target: "/self/", headers: { Host: "example.com:8080" } });
    assert.equal(text, "http://example.com:8080/tell/a/?q=b");
  });

  it("is refused with 400 and a clear page when its address is no UTF-8, badly encoded or has a NUL", async () => {
    const problems = [
      ["/tell/%ff/", /The path is not percent-encoded UTF-8/],
      ["/tell/%zz/", /The path is not percent-encoded UTF-8/],
      ["/tell/%/", /The path is not percent-encoded UTF-8/],
      ["/tell/a%00b/", /contains a NUL character/],
      ["/tell/a/?q=%00", /contains a NUL character/],
      ["/nowhere/%ff", /The path is not percent-encoded UTF-8/],
    ] as const;
    for (const [target, message] of problems) {
      const { status, text, headers } = await site.inject({ target });
      assert.equal(status, 400, target);
      assert.match(text, message);
      assert.equal(headers["x-frame-options"], "DENY");
    }
  });

  it("is refused for its host before anything else is looked at", async () => {
    const { status, text } = await site.inject({ target: "/tell/%ff/", headers: { Host: "evil.example" } });
    assert.equal(status, 400);
    assert.match(text, /Host header &quot;evil\.example&quot; is not allowed/);
  });

  it("without a host, with an empty one or with two is refused", async () => {
    for (const hosts of [
      [],
      ["Host:"],
      ["Host: localhost", "Host: localhost"],
      ["Host: localhost", "host: evil.example"],
    ]) {
      const answer = await exchange(port, ["GET /stay/ HTTP/1.1", ...hosts, "Connection: close", "", ""].join("\r\n"));
      assert.match(answer, /^HTTP\/1\.1 400 /, String(hosts));
      assert.match(answer, /X-Frame-Options: DENY/);
    }
  });

  it("in absolute form counts by the host of its target", async () => {
    assert.match(await exchange(port, head("GET http://evil.example/stay/ HTTP/1.1")), /^HTTP\/1\.1 400 /);
    const answer = await exchange(port, head("GET http://example.com/tell/x/?a=1 HTTP/1.1"));
    assert.match(answer, /"target":"\/tell\/x\/\?a=1","host":"example\.com"/);
  });

  it("is found in the ambient context, and is gone outside it", async () => {
    assert.equal((await site.inject({ target: "/ambient/" })).text, "true");
    assert.equal(
      errorCode(() => currentRequest.get()),
      "context.missing",
    );
  });

  it("tells its handler when the client leaves, and only then", async () => {
    const client = nodeGet({ port, path: "/leave/" });
    client.on("error", () => undefined);
    await started.promise;
    client.destroy();
    assert.equal(await aborted.promise, "aborted");
    assert.match(await exchange(port, head("GET /stay/ HTTP/1.1")), /false$/);
  });

  it("carries typed state, each request its own", async () => {
    const requestName = defineRequestKey<string>("test.name");
    const requests: HttpRequest[] = [];
    const keeping = await testSite([route.get("/", {}, (request) => respond.json(requests.push(request)))]);
    await keeping.inject({ target: "/" });
    await keeping.inject({ target: "/" });
    await keeping.close();
    const [one, other] = requests;
    assert.ok(one !== undefined && other !== undefined);
    requestName.set(one, "first");
    assert.equal(requestName.get(one), "first");
    assert.equal(requestName.find(other), undefined);
    assert.equal(
      errorCode(() => requestName.get(other)),
      "http.request_state_missing",
    );
  });
});
