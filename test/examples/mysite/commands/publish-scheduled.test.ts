import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { atomic } from "#rooms/db";
import { publishScheduledCommand } from "../../../../examples/mysite/blog/commands/publish-scheduled.ts";
import { Post } from "../../../../examples/mysite/blog/models.ts";
import { createAuthor, createPost, exampleProject, runCommand } from "../example-site.ts";

const project = await exampleProject();
const author = await project.run(() => createAuthor());
const hour = 60 * 60 * 1000;

beforeEach(() =>
  project.run(async () => {
    await Post.query().delete();
    const status = "draft";
    await createPost({ author, slug: "second", status, publishedAt: new Date(Date.now() - hour) });
    await createPost({ author, slug: "first", status, publishedAt: new Date("2026-01-01T00:00:00Z") });
    await createPost({ author, slug: "later", status, publishedAt: new Date(Date.now() + hour) });
    await createPost({ author, slug: "undated", status, publishedAt: null });
    await createPost({ author, slug: "archived", status: "archived", publishedAt: new Date(Date.now() - hour) });
  }),
);

const publish = (...argv: readonly string[]) => runCommand(project, publishScheduledCommand, ...argv);
const published = () => project.run(() => Post.filter({ status: "published" }).orderBy("slug").pluck("slug"));

test("drafts whose time has come are published, in the order of their times", async () => {
  const { exitCode, stdout } = await publish();
  assert.equal(exitCode, 0);
  assert.match(
    stdout,
    /^Published first, due 2026-01-01T00:00:00\.000Z\.\nPublished second, due \S+\.\nPublished 2 posts\.\n$/,
  );
  assert.deepEqual(await published(), ["first", "second"]);
  assert.equal((await publish()).stdout, "Published 0 posts.\n");
});

test("the date of a published post stays as it was", async () => {
  await publish();
  const [date] = await project.run(() => Post.filter({ slug: "first" }).pluck("publishedAt"));
  assert.equal(date?.toISOString(), "2026-01-01T00:00:00.000Z");
});

test("a dry run says what it would do and does nothing", async () => {
  const { stdout } = await publish("--dry-run");
  assert.match(stdout, /^Would publish first, [\s\S]*Would publish 2 posts\.\n$/);
  assert.deepEqual(await published(), []);
});

test("what another run has locked is left to it, without waiting", { timeout: 60_000 }, async ({ signal }) => {
  const locked = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  // A command that waits would wait for this very test.
  signal.addEventListener("abort", () => done.resolve());
  const holder = project.run(() =>
    atomic(async () => {
      await Post.filter({ slug: "first" }).selectForUpdate().get();
      locked.resolve();
      await done.promise;
    }),
  );
  await locked.promise;
  const { stdout } = await publish();
  assert.match(stdout, /^Published second, [^\n]*\nPublished 1 post\.\n$/);
  done.resolve();
  await holder;
  assert.deepEqual(await published(), ["second"]);
});

test("many runs at once publish every post exactly once", async () => {
  await project.run(() =>
    Post.bulkCreate(
      Array.from({ length: 40 }, (_, index) => {
        const values = { title: "t", slug: `due-${index}`, author, body: "b", status: "draft" as const };
        return { ...values, publishedAt: new Date(Date.now() - index * hour) };
      }),
    ),
  );
  const runs = await Promise.all(Array.from({ length: 6 }, () => publish()));
  const slugs = runs.flatMap(({ stdout }) =>
    Array.from(stdout.matchAll(/^Published (\S+), due/gm), ([, slug]) => slug),
  );
  assert.equal(slugs.length, 42);
  assert.equal(new Set(slugs).size, 42);
  assert.equal((await published()).length, 42);
});
