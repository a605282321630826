import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { mysite } from "../support/tolv.ts";
import { djangoDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { DjangoSite } from "./support/django-site.ts";

await describeWithDjango("the fixture of examples/mysite", async (installed) => {
  const { url } = await djangoDatabase(installed);
  const django = new DjangoSite(installed, url);

  test("is loaded by Django too", async () => {
    const { exitCode, stdout, stderr } = await django.manage(["loaddata", join(mysite, "blog/fixtures/demo.json.gz")]);
    assert.deepEqual([exitCode, stderr], [0, ""]);
    assert.match(stdout, /^Installed \d{4} object\(s\) from 1 fixture\(s\)/);
    const counts = await django.evaluate(`
from blog.models import Category, Comment, Post, Tag
from django.contrib.auth.models import User
result = [Category.objects.count(), Tag.objects.count(), Post.objects.count(),
    Post.objects.get(slug="one-off-commands").author.get_full_name(),
    any(user.has_usable_password() for user in User.objects.all())]`);
    assert.deepEqual(counts, [6, 30, 1_000, "Bo Nyström", false]);
  });
});
