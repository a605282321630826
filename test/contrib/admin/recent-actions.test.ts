import assert from "node:assert/strict";
import { test } from "node:test";
import { LogEntry, logAction } from "#rooms/contrib/admin";
import { Group } from "#rooms/contrib/auth";
import { ContentType } from "#rooms/contrib/contenttypes";
import { openNewsroom, statementsOf, Tag } from "./newsroom.ts";

const { chief, hire, visit, run } = await openNewsroom();
const reader = await hire("reader", "blog.view_tag");

function panelOf(text: string): string {
  return /<aside[\s\S]*<\/aside>/.exec(text)?.[0] ?? "";
}

test("what was added or changed leads to its page, what was deleted leads nowhere", async () => {
  const tag = await run(async () => {
    const created = await Tag.create({ name: "<b>news", slug: "news" });
    for (const action of ["addition", "change", "deletion"] as const) {
      await logAction({ user: chief, action, model: Tag, row: created, changes: [] });
    }
    return created;
  });
  const panel = panelOf((await (await visit("chief")).get("/admin/")).text);
  const link = `<a href="/admin/blog/tag/${tag.id}/change/">&lt;b&gt;news</a>`;
  assert.ok(panel.includes(`Added</span> ${link}`), panel);
  assert.ok(panel.includes(`Changed</span> ${link}`));
  assert.ok(panel.includes("Deleted</span> &lt;b&gt;news"));
  assert.equal(panel.match(/<span class="quiet">Tag<\/span>/g)?.length, 3);
});

test("rows that the user may not open, and models that are no longer there, lead nowhere", async () => {
  await run(async () => {
    const group = await Group.create({ name: "Editors" });
    await logAction({ user: reader, action: "change", model: Group, row: group, changes: [] });
    const contentType = await ContentType.create({ appLabel: "old", model: "page" });
    await LogEntry.create({ user: reader, contentType, objectId: "1", objectRepr: "Imprint", actionFlag: 2 });
    await LogEntry.create({ user: reader, objectId: "1", objectRepr: "Nothing", actionFlag: 2 });
  });
  const panel = panelOf((await (await visit("reader")).get("/admin/")).text);
  for (const text of ["Editors", "Imprint", "Nothing"]) assert.ok(panel.includes(text), text);
  assert.ok(!panel.includes("<a "), panel);
});

test("a key cannot lead out of its place in the address", async () => {
  await run(async () => {
    const contentType = await ContentType.get({ appLabel: "blog", model: "tag" });
    await LogEntry.create({ user: reader, contentType, objectId: '../"//x?y', objectRepr: "Odd", actionFlag: 2 });
  });
  const panel = panelOf((await (await visit("reader")).get("/admin/")).text);
  assert.match(panel, /href="\/admin\/blog\/tag\/\.\._2F_22_2F_2Fx_3Fy\/change\/">Odd/);
});

test("the panel costs one statement, however many kinds of rows it names", async () => {
  const visitor = await visit("chief");
  const statements = await statementsOf(() => visitor.get("/admin/"));
  assert.equal(statements.filter((sql) => sql.includes("django_admin_log")).length, 1);
});
