import assert from "node:assert/strict";
import { test } from "node:test";
import { actionFlags, LogEntry, logAction } from "#rooms/contrib/admin";
import { ContentType } from "#rooms/contrib/contenttypes";
import { openNewsroom, statementsOf, Tag } from "../newsroom.ts";

const { chief, hire, visit, run } = await openNewsroom();
await hire("reader", "blog.view_tag");
await hire("editor", "blog.change_tag");
await hire("stranger", "blog.delete_tag");

function historyOf({ id }: { readonly id: bigint | number }, query = ""): string {
  return `/admin/blog/tag/${id}/history/${query}`;
}

function makeTag(): Promise<Tag> {
  return run(() => Tag.create({ name: `<i>${crypto.randomUUID()}`, slug: crypto.randomUUID() }));
}

test("the history lists what was done, oldest first, with who did it, escaped", async () => {
  const tag = await makeTag();
  await run(async () => {
    chief.firstName = "Ada";
    chief.lastName = "<Chief>";
    await chief.save({ fields: ["firstName", "lastName"] });
    const user = chief;
    await logAction({ user, action: "addition", model: Tag, row: tag, changes: [{ added: {} }] });
    await logAction({ user, action: "change", model: Tag, row: tag, changes: [{ changed: { fields: ["<Name>"] } }] });
    await logAction({ user, action: "change", model: Tag, row: tag, changes: [] });
  });
  const { status, text } = await (await visit("chief")).get(historyOf(tag));
  assert.equal(status, 200);
  const cells = Array.from(text.matchAll(/<td>([^<]*)<\/td>/g), ([, cell]) => cell);
  const who = "chief (Ada &lt;Chief&gt;)";
  assert.deepEqual(cells, [who, "Added.", who, "Changed &lt;Name&gt;.", who, "No fields changed."]);
  assert.match(text, /<h1>Change history: &lt;i&gt;/);
  assert.match(text, /<time datetime="[^"]+Z">/);
});

test("the entries of other rows and other models with the same key are not shown", async () => {
  const [tag, other] = [await makeTag(), await makeTag()];
  await run(async () => {
    await logAction({ user: chief, action: "addition", model: Tag, row: other, changes: [{ added: {} }] });
    const contentType = await ContentType.get({ appLabel: "blog", model: "post" });
    const entry = { user: chief, contentType, objectId: String(tag.id), objectRepr: "x" };
    await LogEntry.create({ ...entry, actionFlag: actionFlags.addition });
  });
  const { text } = await (await visit("chief")).get(historyOf(tag));
  assert.match(text, /This object doesn’t have a change history\./);
});

test("a long history has pages of a hundred entries, each by as many statements", async () => {
  const tag = await makeTag();
  await run(async () => {
    const contentType = await ContentType.get({ appLabel: "blog", model: "tag" });
    const entry = { user: chief, contentType, objectId: String(tag.id), objectRepr: "x", actionFlag: 2 };
    await LogEntry.bulkCreate(
      Array.from({ length: 201 }, (_, index) => ({
        ...entry,
        actionTime: new Date(index),
        changeMessage: `n${index}`,
      })),
    );
  });
  const visitor = await visit("chief");
  const pages: string[] = [];
  for (const query of ["", "?p=2", "?p=3", "?p=99", "?p=x"]) {
    const statements = await statementsOf(async () => pages.push((await visitor.get(historyOf(tag, query))).text));
    assert.ok(statements.length <= 6, statements.join("\n"));
  }
  const shown = pages.map((text) => Array.from(text.matchAll(/<td>n(\d+)<\/td>/g), ([, index]) => Number(index)));
  assert.deepEqual(
    shown.map((numbers) => [numbers[0], numbers.length]),
    [
      [0, 100],
      [100, 100],
      [200, 1],
      [200, 1],
      [0, 100],
    ],
  );
  assert.match(pages[1] ?? "", /rel="prev">Earlier<\/a>[\s\S]*Page 2 of 3, 201 entries[\s\S]*rel="next">Later<\/a>/);
});

test("whoever may see or change a row sees its history, and nobody else", async () => {
  const tag = await makeTag();
  assert.equal((await (await visit("reader")).get(historyOf(tag))).status, 200);
  assert.equal((await (await visit("editor")).get(historyOf(tag))).status, 200);
  assert.equal((await (await visit("stranger")).get(historyOf(tag))).status, 403);
});

test("a row that is gone has no history any more", async () => {
  const visitor = await visit("chief");
  assert.equal((await visitor.get(historyOf({ id: 0 }))).headers.location, "/admin/");
  assert.match((await visitor.get("/admin/")).text, /Tag with ID “0” doesn’t exist\. Perhaps it was deleted\?/);
});
