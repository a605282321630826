import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { openDoor } from "../../../src/devdb/keeper/keeper-door.ts";
import { temporaryProject } from "../project.ts";

const answer = { url: "postgres://nobody@127.0.0.1/nothing" };

async function enter(path: string): Promise<Socket> {
  const user = connect(path);
  await once(user, "data");
  return user;
}

async function leave(user: Socket): Promise<void> {
  user.end();
  await once(user, "close");
}

test("users wait for the answer, and all get the same", async () => {
  await using project = await temporaryProject();
  const path = join(project.directory, "sock");
  const { promise, resolve } = Promise.withResolvers<typeof answer>();
  const door = await openDoor(path, promise);
  const users = [connect(path), connect(path)];
  for (const user of users) await once(user, "connect");
  resolve(answer);
  const lines = await Promise.all(users.map(async (user) => String(...(await once(user, "data")))));
  assert.deepEqual(lines, [`${JSON.stringify(answer)}\n`, `${JSON.stringify(answer)}\n`]);
  door.close();
  for (const user of users) user.destroy();
});

test("it is deserted when the last user has left, however they left, and lets nobody in after that", async () => {
  await using project = await temporaryProject();
  const path = join(project.directory, "sock");
  const door = await openDoor(path, Promise.resolve(answer));
  const [polite, rude] = [await enter(path), await enter(path)];
  await leave(polite);
  assert.equal(door.deserted.aborted, false);
  rude.destroy();
  await once(door.deserted, "abort");
  await assert.rejects(once(connect(path), "connect"));
  door.close();
});

test("the last user is let go when everything has stopped, not before", async () => {
  await using project = await temporaryProject();
  const path = join(project.directory, "sock");
  const door = await openDoor(path, Promise.resolve(answer));
  const user = await enter(path);
  user.end();
  await once(door.deserted, "abort");
  for (let turns = 0; turns < 20; turns += 1) await turn();
  assert.equal(user.closed, false);
  door.close();
  await once(user, "close");
});
