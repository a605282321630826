import assert from "node:assert/strict";
import { Post, Tag, User } from "./blog.ts";
import { projectDatabase, testsWith } from "./project-database.ts";

const database = await projectDatabase();
const it = testsWith(database);

it("rows that are locked elsewhere are left out, refused or waited for, as the query asks", async () => {
  await Tag.bulkCreate([{ name: "a" }, { name: "b" }]);
  const lock = () => Tag.filter({ name: "a" }).selectForUpdate().get();
  let waiting: Promise<string[]> | undefined;
  await whileHeld(lock, async () => {
    assert.deepEqual(await database.atomic(() => Tag.query().selectForUpdate({ skipLocked: true }).pluck("name")), [
      "b",
    ]);
    const refused = database.atomic(() => Tag.query().selectForUpdate({ noWait: true }).all());
    await assert.rejects(refused, (error: { details?: { sqlstate?: string } }) => error.details?.sqlstate === "55P03");
    waiting = database.atomic(() => Tag.orderBy("id").selectForUpdate().pluck("name"));
  });
  assert.deepEqual(await waiting, ["a", "b"]);
});

it("the query's own rows are locked, and joined ones where they are named", async () => {
  const ann = await User.create({ username: "ann" });
  await Post.create({ title: "one", author: ann });
  const free = () => database.atomic(() => User.query().selectForUpdate({ skipLocked: true }).pluck("username"));
  const posts = Post.query().with("author", "editor");
  await whileHeld(
    () => posts.selectForUpdate().all(),
    async () => assert.deepEqual(await free(), ["ann"]),
  );
  await whileHeld(
    () => posts.selectForUpdate({ of: ["author"] }).all(),
    async () => assert.deepEqual(await free(), []),
  );
});

it("outside of a transaction a lock would end at once, so it is refused", async () => {
  await assert.rejects(Tag.query().selectForUpdate().all(), { code: "db.query_invalid" });
});

/** Does something while another transaction holds what the lock has locked. */
async function whileHeld(lock: () => Promise<unknown>, work: () => Promise<void>): Promise<void> {
  const locked = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const holder = database.atomic(async () => {
    await lock();
    locked.resolve();
    await done.promise;
  });
  await Promise.race([locked.promise, holder]);
  await work().finally(done.resolve);
  await holder;
}
