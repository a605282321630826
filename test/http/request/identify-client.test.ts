import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { HttpRequest } from "#rooms/http";
import { respond, route } from "#rooms/http";
import { isPeer } from "../../../src/http/request/identify-client.ts";
import { testSite } from "../support.ts";

interface Arrival {
  readonly from: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function identify(
  TRUSTED_PROXIES: readonly string[],
  { from, headers, standard = false }: Arrival & { readonly standard?: boolean },
) {
  const TRUSTED_PROXY_HEADERS = standard ? "Forwarded" : "X-Forwarded";
  const tell = ({ id, remoteAddress, scheme, isSecure }: HttpRequest) =>
    respond.json({ id, remoteAddress, scheme, isSecure });
  const site = await testSite([route.get("/", {}, tell)], { settings: { TRUSTED_PROXIES, TRUSTED_PROXY_HEADERS } });
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

test("Forwarded is read as RFC 7239 writes it, and only where the settings say that the proxies write it", async () => {
  const answers: readonly (readonly [string, string, string])[] = [
    ["for=192.0.2.43;proto=https", "192.0.2.43", "https"],
    ["For=203.0.113.9, for=192.0.2.43;Proto=https;by=10.0.0.1", "192.0.2.43", "https"],
    ['for="[2001:db8:cafe::17]:4711"', "2001:db8:cafe::17", "http"],
    ['for="192.0.2.43:47011"; proto="https"', "192.0.2.43", "https"],
    ["for=203.0.113.9;proto=https, for=10.0.0.2;proto=http", "203.0.113.9", "http"],
    ['for="a,for=1.1.1.1", for=192.0.2.43', "192.0.2.43", "http"],
    ["for=unknown;proto=https", "10.0.0.1", "https"],
    ['for="_hidden"', "10.0.0.1", "http"],
    ['for=192.0.2.43;proto=https, for="broken', "10.0.0.1", "http"],
    ["nonsense", "10.0.0.1", "http"],
  ];
  for (const [Forwarded, remoteAddress, scheme] of answers) {
    const headers = { Forwarded, "X-Forwarded-For": "198.51.100.7" };
    const seen = await identify(["10.0.0.0/8"], { from: "10.0.0.1", headers, standard: true });
    assert.deepEqual([seen.remoteAddress, seen.scheme], [remoteAddress, scheme], Forwarded);
  }
});

test("headers that the proxy does not write are the client's own, and do not count", async () => {
  const headers = { Forwarded: "for=192.0.2.43;proto=https", "X-Forwarded-For": "198.51.100.7" };
  const seen = await identify(["10.0.0.1"], { from: "10.0.0.1", headers });
  assert.deepEqual([seen.remoteAddress, seen.scheme], ["198.51.100.7", "http"]);
  const untrusted = await identify(["10.0.0.1"], { from: "192.0.2.1", headers, standard: true });
  assert.deepEqual([untrusted.remoteAddress, untrusted.scheme], ["192.0.2.1", "http"]);
});

test("a proxy behind a unix socket is believed where the settings name unix", async () => {
  const directory = await mkdtemp(join(tmpdir(), "tolv-unix-"));
  const path = join(directory, "site.sock");
  const expected = [
    [["unix"], "198.51.100.7 https"],
    [["10.0.0.1"], " http"],
  ] as const;
  for (const [TRUSTED_PROXIES, told] of expected) {
    const tell = ({ remoteAddress, scheme }: HttpRequest) => respond.text(`${remoteAddress} ${scheme}`);
    const site = await testSite([route.get("/", {}, tell)], { settings: { TRUSTED_PROXIES } });
    await new Promise<void>((resolve) => site.server.listen(path, resolve));
    const { promise, resolve } = Promise.withResolvers<string>();
    get({ socketPath: path, headers: { ...forwarded, Host: "localhost" }, agent: false }, async (answer) => {
      resolve((await answer.setEncoding("utf8").toArray()).join(""));
    });
    assert.equal(await promise, told);
    await site.close();
  }
  await rm(directory, { recursive: true });
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
  for (const text of ["10.0.0.1", "10.0.0.0/8", "::1", "fd00::/8", "0.0.0.0/0", "unix"]) assert.ok(isPeer(text), text);
  for (const text of ["", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "::/129", "proxy", "10.0.0.0/8/8"])
    assert.ok(!isPeer(text), text);
});
