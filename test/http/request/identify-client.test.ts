import assert from "node:assert/strict";
import { test } from "node:test";
import type { HttpRequest } from "#rooms/http";
import { respond, route } from "#rooms/http";
import { isNetwork } from "../../../src/http/request/identify-client.ts";
import { testSite } from "../support.ts";

interface Arrival {
  readonly from: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function identify(TRUSTED_PROXIES: readonly string[], { from, headers }: Arrival) {
  const tell = ({ id, remoteAddress, scheme, isSecure }: HttpRequest) =>
    respond.json({ id, remoteAddress, scheme, isSecure });
  const site = await testSite([route.get("/", {}, tell)], { settings: { TRUSTED_PROXIES } });
  const { text, headers: answered } = await site.inject({ target: "/", headers, remoteAddress: from });
  await site.close();
  const seen: { id: string; remoteAddress: string; scheme: string; isSecure: boolean } = JSON.parse(text);
  assert.equal(answered["x-request-id"], seen.id);
  return seen;
}

const forwarded = {
  "X-Forwarded-For": "203.0.113.9, 198.51.100.7",
  "X-Forwarded-Proto": "https",
  "X-Request-ID": "abc-1",
};

test("nothing is believed of a peer that is no trusted proxy", async () => {
  const seen = await identify(["10.0.0.1"], { from: "192.0.2.1", headers: forwarded });
  assert.equal(seen.remoteAddress, "192.0.2.1");
  assert.equal(seen.scheme, "http");
  assert.match(seen.id, /^[0-9a-f-]{36}$/);
});

test("a trusted proxy reports scheme, request id and the address that reached it", async () => {
  const seen = await identify(["10.0.0.0/8"], { from: "10.1.2.3", headers: forwarded });
  assert.deepEqual(seen, { id: "abc-1", remoteAddress: "198.51.100.7", scheme: "https", isSecure: true });
});

test("addresses left of the right-most untrusted one may be invented and do not count", async () => {
  const headers = { "X-Forwarded-For": "127.0.0.1, 203.0.113.9, 10.0.0.2" };
  const seen = await identify(["10.0.0.0/8"], { from: "10.0.0.1", headers });
  assert.equal(seen.remoteAddress, "203.0.113.9");
});

test("IPv6 and IPv4 in IPv6 are understood", async () => {
  const seen = await identify(["::1", "10.0.0.0/8"], {
    from: "::ffff:10.0.0.1",
    headers: { "X-Forwarded-For": "2001:db8::1" },
  });
  assert.equal(seen.remoteAddress, "2001:db8::1");
});

test("nonsense from a trusted proxy leaves the proxy's own address and a fresh id", async () => {
  const headers = { "X-Forwarded-For": "unknown", "X-Request-ID": "a b<script>", "X-Forwarded-Proto": "gopher" };
  const seen = await identify(["10.0.0.1"], { from: "10.0.0.1", headers });
  assert.equal(seen.remoteAddress, "10.0.0.1");
  assert.equal(seen.scheme, "http");
  assert.match(seen.id, /^[0-9a-f-]{36}$/);
});

test("a forwarded host is never believed", async () => {
  const site = await testSite([route.get("/", {}, ({ host }) => respond.text(host))], {
    settings: { TRUSTED_PROXIES: ["127.0.0.1"] },
  });
  const { text } = await site.inject({
    target: "/",
    headers: { Host: "example.com", "X-Forwarded-Host": "evil.example" },
  });
  await site.close();
  assert.equal(text, "example.com");
});

test("networks are recognised", () => {
  for (const text of ["10.0.0.1", "10.0.0.0/8", "::1", "fd00::/8", "0.0.0.0/0"]) assert.ok(isNetwork(text), text);
  for (const text of ["", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "::/129", "proxy", "10.0.0.0/8/8"])
    assert.ok(!isNetwork(text), text);
});
