import assert from "node:assert/strict";
import { createServer } from "node:net";
import { describe, it } from "node:test";
import { listen, PortInUse, verifyFreeAddress } from "#rooms/server";

describe("verifyFreeAddress", () => {
  it("refuses an address that somebody holds, and keeps none itself", async () => {
    const server = createServer();
    const address = await listen({ server, host: "127.0.0.1", port: 0 });
    await assert.rejects(verifyFreeAddress(address), PortInUse);
    await server[Symbol.asyncDispose]();
    await verifyFreeAddress(address);
    await using next = createServer();
    assert.deepEqual(await listen({ server: next, ...address }), address);
  });
});
