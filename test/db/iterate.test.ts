import assert from "node:assert/strict";
import { Post, Tag, User } from "./blog.ts";
import { projectDatabase, testsWith } from "./project-database.ts";
import { statementsOf } from "./statements-of.ts";

const database = await projectDatabase({ poolSize: 2, connectTimeout: 1_000 });
const it = testsWith(database);

it("sets the table: 2,500 users, and posts with tags", async () => {
  await User.bulkCreate(Array.from({ length: 2_500 }, (_, number) => ({ username: `user ${number}` })));
  const author = await User.query().first();
  assert.ok(author);
  const news = await Tag.create({ name: "news" });
  for (const title of ["one", "two", "three"]) {
    const post = await Post.create({ title, author });
    await post.related("tags").add(news);
  }
});

it("for await reads the rows batch by batch, so that no more than one batch is held", async () => {
  const names: string[] = [];
  const statements = await statementsOf(async () => {
    for await (const user of User.orderBy("id")) names.push(user.username);
  });
  assert.equal(names.length, 2_500);
  assert.equal(names[2_499], "user 2499");
  assert.equal(statements.filter((sql) => sql.startsWith("fetch 1000")).length, 3);
});

it("conditions are bound, and batches have the size that is asked for", async () => {
  const statements = await statementsOf(async () => {
    let count = 0;
    for await (const user of User.filter({ username__startswith: "user 1" }).iterate({ batchSize: 500 })) {
      assert.match(user.username, /^user 1/);
      count++;
    }
    assert.equal(count, 1_111);
  });
  assert.equal(statements.filter((sql) => sql.startsWith("fetch 500")).length, 3);
});

it("relations to many are loaded for a batch at a time", async () => {
  const statements = await statementsOf(async () => {
    const read: string[] = [];
    for await (const post of Post.orderBy("id").with("author", "tags").iterate({ batchSize: 2 })) {
      read.push(`${post.title} ${post.author} ${post.tags.length}`);
    }
    assert.deepEqual(read, ["one user 0 1", "two user 0 1", "three user 0 1"]);
  });
  assert.equal(statements.filter((sql) => sql.includes("blog_post_tags")).length, 2);
});

it("a loop that ends early, or fails, gives its connection back", async () => {
  for (let round = 0; round < 5; round++) {
    for await (const _ of User.query()) break;
    await assert.rejects(async () => {
      for await (const user of User.query()) throw new Error(user.username);
    }, /user/);
  }
  assert.equal(await User.count(), 2_500);
});

it("other statements run beside the loop, and inside of a transaction in it", async () => {
  for await (const user of User.orderBy("id").limit(2)) assert.equal(await User.filter({ id: user.id }).count(), 1);
  await database.atomic(async () => {
    for await (const user of User.orderBy("id").iterate({ batchSize: 10 })) {
      await User.filter({ id: user.id }).update({ firstName: "seen" });
      if (user.username === "user 20") break;
    }
  });
  assert.equal(await User.filter({ firstName: "seen" }).count(), 21);
});

it("a number of rows is a number: slices and batches refuse anything else", async () => {
  const hostile: number = JSON.parse('"1; drop table blog_post"');
  for (const wrong of [hostile, -1, 1.5, Number.NaN]) {
    assert.throws(() => User.query().limit(wrong), { code: "db.query_invalid" });
    assert.throws(() => User.query().offset(wrong), { code: "db.query_invalid" });
    assert.throws(() => User.query().iterate({ batchSize: wrong }), { code: "db.query_invalid" });
  }
});

it("a batch of no rows would never end", async () => {
  assert.throws(() => User.query().iterate({ batchSize: 0 }), { code: "db.query_invalid" });
});
