import assert from "node:assert/strict";
import { test } from "node:test";
import { LogEntry, logAction } from "#rooms/contrib/admin";
import { User } from "#rooms/contrib/auth";
import { Tag } from "../../examples/mysite/blog/models.ts";
import { djangoDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { servePair } from "./support/pair.ts";
import { makeSuperuser, password } from "./support/superuser.ts";
import { Visitor } from "./support/visitor.ts";

const readEntries = `
from django.contrib.admin.models import LogEntry
result = [
    [str(entry), entry.get_change_message(), entry.change_message, entry.object_id, entry.content_type.model]
    for entry in LogEntry.objects.filter(user__username=username).order_by("pk")
]`;

await describeWithDjango("admin log", async (installed) => {
  const { django, tolv, ends } = await servePair(installed, () => djangoDatabase(installed));
  const origin = ends.django.origin;

  const entriesAtTolv = (username: string) =>
    tolv.run(async () => {
      const entries = await LogEntry.filter({ "user.username": username }).with("contentType").orderBy("id").all();
      return entries.map((entry) => [
        entry.toString(),
        entry.getChangeMessage(),
        entry.changeMessage,
        entry.objectId,
        entry.contentType?.model,
      ]);
    });

  test("what Django notes about adding, changing and deleting reads the same at Tolv, and is in its panel", async () => {
    await django.evaluate(makeSuperuser, { username: "noting", password });
    const visitor = new Visitor();
    await visitor.login(origin, "noting", password);
    const name = "Zoë & “co”";
    await visitor.post(`${origin}/admin/blog/tag/add/`, { name, slug: "zoe", _continue: "1" });
    const id = await tolv.run(async () => (await Tag.get({ slug: "zoe" })).id);
    await visitor.post(`${origin}/admin/blog/tag/${id}/change/`, { name: `${name} 🙂`, slug: "zoe-2" });
    await visitor.post(`${origin}/admin/blog/tag/${id}/change/`, { name: `${name} 🙂`, slug: "zoe-2" });
    await visitor.post(`${origin}/admin/blog/tag/${id}/delete/`, { post: "yes" });
    const entries = await entriesAtTolv("noting");
    assert.deepEqual(entries, await django.evaluate(readEntries, { username: "noting" }));
    assert.deepEqual(
      entries.map(([title]) => title),
      [
        `Added “${name}”.`,
        `Changed “${name} 🙂” — Changed Name and Slug.`,
        `Changed “${name} 🙂” — No fields changed.`,
        `Deleted “${name} 🙂.”`,
      ],
    );
    const panel = (await visitor.get(`${ends.tolv.origin}/admin/`)).text;
    assert.match(
      panel,
      /Deleted<\/span> Zoë &amp; “co” 🙂[\s\S]*Changed<\/span>[\s\S]*Added<\/span> <a[^>]*>Zoë &amp; “co”/,
    );
  });

  test("what Tolv notes reads the same at Django, and is in its history page", async () => {
    await django.evaluate(makeSuperuser, { username: "noted", password });
    const id = await tolv.run(async () => {
      const user = await User.get({ username: "noted" });
      const row = await Tag.create({ name: "Résumé 🙂", slug: "resume" });
      await logAction({ user, action: "addition", model: Tag, row, changes: [{ added: {} }] });
      const related = { name: "post", object: 'A "post" – ✓' };
      const changes = [{ changed: { fields: ["Name", "Slug"] } }, { added: related }, { deleted: related }];
      await logAction({ user, action: "change", model: Tag, row, changes });
      await logAction({ user, action: "deletion", model: Tag, row });
      return row.id;
    });
    assert.deepEqual(await django.evaluate(readEntries, { username: "noted" }), await entriesAtTolv("noted"));
    const visitor = new Visitor();
    await visitor.login(origin, "noted", password);
    const history = await visitor.get(`${origin}/admin/blog/tag/${id}/history/`);
    assert.match(history.text, /Changed Name and Slug\. Added post “A &quot;post&quot; – ✓”\. Deleted post/);
    const rewritten = `
import json
from django.contrib.admin.models import LogEntry
texts = LogEntry.objects.filter(user__username="noted").exclude(change_message="").values_list("change_message", flat=True)
result = [text == json.dumps(json.loads(text)) for text in texts]`;
    assert.deepEqual(await django.evaluate(rewritten), [true, true]);
  });
});
