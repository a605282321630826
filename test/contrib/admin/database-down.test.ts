import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, test } from "node:test";
import { requestFailed } from "#rooms/http";
import { boot } from "../project.ts";
import { Visitor } from "../visitor.ts";

/** A port at which nobody listens: one that was just free. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : assert.fail();
}

const running = await boot(`postgres://nobody:secret@127.0.0.1:${await closedPort()}/nothing`);
after(() => running.stop());
const site = await running.createSite();

test("without a database strangers still see the login page", async () => {
  assert.equal((await new Visitor(site).get("/admin/login/")).status, 200);
});

test("without a database a session ends in one error page, is reported once, and its cookie stays", async () => {
  const errors: unknown[] = [];
  const stop = requestFailed.subscribe(({ error }) => errors.push(error));
  const visitor = new Visitor(site);
  visitor.cookies.set("sessionid", "abcdefghijklmnopqrstuvwxyz012345");
  const response = await visitor.get("/admin/");
  stop();
  assert.equal(response.status, 503);
  assert.equal(errors.length, 1);
  assert.ok(visitor.cookies.has("sessionid"));
  assert.ok(!response.text.includes("secret@"));
});
