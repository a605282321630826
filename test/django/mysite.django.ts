import assert from "node:assert/strict";
import { test } from "node:test";
import { User } from "#rooms/contrib/auth";
import { Comment, Post, Tag } from "../../examples/mysite/blog/models.ts";
import { djangoDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { servePair } from "./support/pair.ts";
import { Visitor } from "./support/visitor.ts";

interface DjangoPost {
  readonly slug: string;
  readonly title: string;
  readonly status: string;
  readonly author: string;
  readonly category: string | null;
  readonly published: string | null;
  readonly tags: readonly string[];
  readonly comments: number;
}

/** All posts in their default ordering. */
const readPosts = `
from blog.models import Post
result = [
    {
        "slug": post.slug,
        "title": post.title,
        "status": post.status,
        "author": post.author.get_full_name() or post.author.username,
        "category": post.category and post.category.name,
        "published": post.published_at and post.published_at.isoformat(),
        "tags": [tag.name for tag in post.tags.all()],
        "comments": post.comments.filter(approved=True).count(),
    }
    for post in Post.objects.all()
]`;

/** Makes one of the oldest posts the newest, since keys and dates run alike in what was seeded. */
const republish = `
import datetime
from blog.models import Post
post = Post.objects.filter(status="published").order_by("published_at").first()
post.published_at = datetime.datetime(2026, 10, 1, 23, 59, 59, 999999, tzinfo=datetime.timezone.utc)
post.save()
result = None`;

await describeWithDjango("examples/mysite on the database of Django's mysite", async (installed) => {
  const { django, tolv, ends } = await servePair(installed, () => djangoDatabase(installed));
  const seeded = await django.manage(["seedblog", "50"]);
  assert.match(seeded.stdout, /Seeded 50 posts/, seeded.stderr);
  await django.evaluate(republish);
  const posts = await django.evaluate<readonly DjangoPost[]>(readPosts);
  const published = posts.filter(({ status }) => status === "published");
  const visitor = new Visitor();

  test("the index shows the posts, authors and tags that Django would, in its order", async () => {
    const { status, text } = await visitor.get(`${ends.tolv.origin}/`);
    assert.equal(status, 200);
    const shown = Array.from(
      text.matchAll(/<h2><a href="\/([\w-]+)\/">([^<]+)<\/a><\/h2>\s*<p class="byline">by (\w+) on (.*)<\/p>/g),
      (match) => {
        const [, slug, title, author, rest = ""] = match;
        const tags = Array.from(rest.matchAll(/class="tag"[^>]*>([^<]+)</g), ([, tag]) => tag);
        return { slug, title, author, day: /datetime="([\d-]+)T/.exec(rest)?.[1], tags };
      },
    );
    const expected = published.slice(0, 20).map(({ slug, title, author, published: moment, tags }) => {
      return { slug, title, author, day: moment?.slice(0, 10), tags };
    });
    assert.equal(expected.length, 20);
    assert.deepEqual(shown, expected);
  });

  test("every published post has its page with its approved comments, no other has one", async () => {
    for (const { slug, title, status, comments } of posts) {
      const page = await visitor.get(`${ends.tolv.origin}/${slug}/`);
      assert.equal(page.status, status === "published" ? 200 : 404, slug);
      if (status !== "published") continue;
      assert.ok(page.text.includes(`<h1>${title}</h1>`), slug);
      assert.equal(page.text.match(/class="comment"/g)?.length ?? 0, comments, slug);
    }
  });

  test("the models read every row and relation as Django does", async () => {
    const read = await tolv.run(async () => {
      const rows = await Post.query().with("author", "category", "tags").all();
      const counts = await Promise.all(rows.map((post) => Comment.filter({ post, approved: true }).count()));
      return rows.map((post, index) => ({
        slug: post.slug,
        title: post.title,
        status: post.status,
        author: post.author.getFullName() || post.author.username,
        category: post.category?.name ?? null,
        published: post.publishedAt?.toISOString() ?? null,
        tags: post.tags.map(({ name }) => name),
        comments: counts[index],
      }));
    });
    const expected = posts.map((post) => {
      return { ...post, published: post.published && new Date(post.published).toISOString() };
    });
    assert.deepEqual(read, expected);
  });

  test("rows that Tolv adds get keys of their own and are read by Django, and the reverse", async () => {
    await tolv.run(async () => {
      const author = await User.get({ username: "author1" });
      const post = await Post.create({ title: "Zoë’s “post”", slug: "zoe", author, body: "Text", status: "published" });
      await post.related("tags").add(...(await Tag.filter({ slug__in: ["tag01", "tag20"] }).all()));
    });
    const source = `
from blog.models import Post
post = Post.objects.get(slug="zoe")
other = Post.objects.create(title="Other", slug="other", author=post.author, body="")
result = [post.title, post.author.username, [tag.name for tag in post.tags.all()], post.status, other.pk - post.pk]`;
    assert.deepEqual(await django.evaluate(source), ["Zoë’s “post”", "author1", ["tag01", "tag20"], "published", 1]);
    await tolv.run(async () => {
      const other = await Post.get({ slug: "other" });
      const { total } = await other.delete();
      assert.equal(total, 1);
    });
  });

  test("there is nothing to migrate before, and Django finds nothing to migrate after", async () => {
    for (const site of [tolv, django]) {
      const { exitCode, stdout, stderr } = await site.manage(["migrate", "--check"]);
      assert.equal(exitCode, 0, `${site.name}: ${stdout}${stderr}`);
    }
  });
});
