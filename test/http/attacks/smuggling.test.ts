import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { requestFinished, respond, route, type Site } from "#rooms/http";
import { exchange, listen, testSite } from "../support.ts";

const hidden = "GET /hidden/ HTTP/1.1\r\nHost: localhost\r\n\r\n";

describe("a request that hides another one", () => {
  let site: Site;
  let port: number;
  let seen: string[] = [];
  const stop = requestFinished.subscribe(({ request }) => seen.push(`${request.method} ${request.path}`));
  before(async () => {
    const open = { csrf: "exempt" } as const;
    site = await testSite([
      route.post("/read/", open, async (request) => respond.json((await request.body()).length)),
      route.post("/unread/", open, () => respond.text("unread")),
      route.get("/page/", {}, () => respond.text("page")),
      route.get("/hidden/", {}, () => respond.text("hidden")),
    ]);
    port = await listen(site);
  });
  after(async () => {
    stop();
    await site.close();
  });

  /** What the site took for requests, after a last one that ends the connection. */
  const requestsIn = async (bytes: string): Promise<{ readonly seen: readonly string[]; readonly answer: string }> => {
    seen = [];
    const last = "GET /page/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    const answer = await exchange(port, bytes + last).catch(String);
    return { seen, answer };
  };

  it("is refused where its length can be read in two ways", async () => {
    const ambiguous = [
      "Content-Length: 5\r\nTransfer-Encoding: chunked",
      "Transfer-Encoding: chunked\r\nContent-Length: 5",
      "Content-Length: 5\r\nContent-Length: 6",
      "Content-Length: 5, 6",
      "Content-Length: +5",
      "Content-Length: 0x5",
      "Content-Length: -5",
      "Content-Length: 5 5",
      "Content-Length:\r\n 5",
      "Content-Length: 99999999999999999999999",
      "Content-Length : 5",
      "Transfer-Encoding: xchunked",
      "Transfer-Encoding: chunked, chunked",
      "Transfer-Encoding: chunked, identity",
      "Transfer-Encoding: identity",
      "Transfer-Encoding:\x0bchunked",
      "Transfer-Encoding : chunked",
      "Transfer-Encoding\t: chunked",
      "X: y\nTransfer-Encoding: chunked",
      "X: y\rTransfer-Encoding: chunked",
      "X: y\r\n Transfer-Encoding: chunked",
    ];
    for (const headers of ambiguous) {
      const request = `POST /read/ HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n0\r\n\r\n${hidden}`;
      const { seen, answer } = await requestsIn(request);
      assert.ok(!seen.includes("GET /hidden/"), headers);
      assert.match(answer, /^HTTP\/1\.1 400 /, headers);
    }
  });

  it("is refused where its chunks can be read in two ways", async () => {
    const start = "POST /read/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    const ambiguous = [
      "5;\nx\r\nhello\r\n0\r\n\r\n",
      "5\nhello\r\n0\r\n\r\n",
      "5\r\nhello0\r\n\r\n",
      "5 \r\nhello\r\n0\r\n\r\n",
      "0x5\r\nhello\r\n0\r\n\r\n",
      "-1\r\nhello\r\n0\r\n\r\n",
      "fffffffffffffffff\r\nhello\r\n0\r\n\r\n",
      "\r\n0\r\n\r\n",
    ];
    for (const chunks of ambiguous) {
      const { seen, answer } = await requestsIn(start + chunks + hidden);
      assert.ok(!seen.includes("GET /hidden/"), JSON.stringify(chunks));
      assert.match(answer, /^HTTP\/1\.1 400 /, JSON.stringify(chunks));
    }
  });

  it("stays the body that it is, read or not, whatever the method", async () => {
    const length = `Content-Length: ${hidden.length}`;
    for (const line of [
      "POST /read/",
      "POST /unread/",
      "POST /nope/",
      "GET /page/",
      "DELETE /page/",
      "OPTIONS /page/",
    ]) {
      const { seen } = await requestsIn(`${line} HTTP/1.1\r\nHost: localhost\r\n${length}\r\n\r\n${hidden}`);
      assert.deepEqual(seen, [line, "GET /page/"], line);
    }
  });

  it("is refused where HTTP/1.0 meets a transfer coding, and the connection ends", async () => {
    const start =
      "POST /read/ HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n";
    const { seen, answer } = await requestsIn(`${start}0\r\n\r\n${hidden}`);
    assert.deepEqual(seen, ["POST /read/"]);
    assert.match(answer, /^HTTP\/1\.1 400 [\s\S]+Connection: close\r\n/);
  });

  it("is refused where its body has a coding that nobody takes off", async () => {
    const start = "POST /read/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n";
    const { seen, answer } = await requestsIn(`${start}0\r\n\r\n`);
    assert.deepEqual(seen, ["POST /read/", "GET /page/"]);
    assert.match(answer, /^HTTP\/1\.1 501 /);
  });

  it("is not read behind an offer to upgrade, and its client is told to send it again", async () => {
    const offer = "GET /page/ HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";
    const { seen, answer } = await requestsIn(offer + hidden);
    assert.deepEqual(seen, ["GET /page/"]);
    assert.match(answer, /^HTTP\/1\.1 200 [\s\S]+Connection: close\r\n[\s\S]+page$/);
  });

  it("stays the body of a refused form, a multipart one too", async () => {
    const type = "Content-Type: multipart/form-data; boundary=x";
    const body = `--y\r\n${hidden}`;
    const head = `POST /unread/ HTTP/1.1\r\nHost: localhost\r\n${type}\r\nContent-Length: ${body.length}\r\n\r\n`;
    assert.deepEqual((await requestsIn(head + body)).seen, ["POST /unread/", "GET /page/"]);
  });
});
