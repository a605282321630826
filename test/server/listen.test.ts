import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { describe, it, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { TolvError } from "#rooms/errors";
import { AddressUnavailable, listen, PortInUse } from "#rooms/server";

const run = promisify(execFile);

function serverOf(t: TestContext): Server {
  const server = createServer();
  t.after(() => server.close());
  return server;
}

describe("listen", () => {
  it("listens and tells the port that the system chose", async (t) => {
    const address = await listen({ server: serverOf(t), host: "127.0.0.1", port: 0 });
    assert.equal(address.host, "127.0.0.1");
    assert.ok(address.port > 1023);
  });

  it("says which port is taken and how to find who has it", async (t) => {
    const { port } = await listen({ server: serverOf(t), host: "127.0.0.1", port: 0 });
    await assert.rejects(listen({ server: serverOf(t), host: "127.0.0.1", port }), (error) => {
      assert.ok(error instanceof PortInUse && error instanceof TolvError);
      assert.equal(error.message, `Port ${port} on 127.0.0.1 is already in use.`);
      assert.match(String(error.hint), new RegExp(`lsof -i :${port}`));
      return true;
    });
  });

  it("names what is wrong with an address", async (t) => {
    const attempts: readonly (readonly [string, number, RegExp])[] = [
      ["192.0.2.1", 8000, /192\.0\.2\.1, port 8000: the address does not belong to this machine/],
      ["name.invalid", 8000, /name\.invalid, port 8000: the name (is not known|cannot be looked up now)/],
      ["127.0.0.1", 99_999, /port 99999: the port must lie between 0 and 65535/],
    ];
    for (const [host, port, message] of attempts) {
      await assert.rejects(listen({ server: serverOf(t), host, port }), (error) => {
        assert.ok(error instanceof AddressUnavailable);
        assert.match(error.message, message);
        return true;
      });
    }
  });

  it("says that an ordinary user may not have a port below 1024", async (t) => {
    const firstFree = await readFile("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8").catch(() => "1024");
    if (Number(firstFree) <= 80) return t.skip("this system gives port 80 to every user");
    const script = fileURLToPath(new URL("processes/listen-low.ts", import.meta.url));
    const { stdout } = await run(process.execPath, ["--conditions=tolv-source", script]);
    assert.match(stdout, /^server\.port_forbidden: .*This user may not listen on port 80 of 127\.0\.0\.1\./);
  });
});
