import assert from "node:assert/strict";
import { test } from "node:test";
import { networkOf } from "#rooms/contrib/throttling";

test("an IPv4 address stands for itself, also within IPv6", () => {
  for (const address of ["192.0.2.7", "::ffff:192.0.2.7", "::FFFF:192.0.2.7"]) {
    assert.equal(networkOf(address), "192.0.2.7");
  }
});

test("an IPv6 address stands for its first 64 bits, however it is written", () => {
  const spellings = ["2001:db8::1", "2001:0db8:0:0:ffff::", "2001:DB8:0000:0000:1:2:3:4", "2001:db8::1%eth0"];
  for (const address of spellings) assert.equal(networkOf(address), "2001:db8:0:0::/64", address);
  assert.equal(networkOf("::1"), "0:0:0:0::/64");
  assert.equal(networkOf("2001:db8:0:1::1"), "2001:db8:0:1::/64");
});
