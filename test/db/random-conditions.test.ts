import assert from "node:assert/strict";
import fc from "fast-check";
import { and, type Condition, not, or } from "#rooms/db";
import { Comment, Post, Tag, User } from "./blog.ts";
import { projectDatabase, testsWith } from "./project-database.ts";

/** A post as it is evaluated in memory. */
interface Plain {
  readonly title: string;
  readonly views: number;
  readonly slug: string | null;
  readonly author: string;
  readonly editor: string | null;
  readonly tags: readonly string[];
  readonly comments: readonly string[];
}

/** A condition beside what it means in memory. */
interface Pair {
  readonly condition: Condition;
  holds(post: Plain): boolean;
  readonly text: string;
}

const database = await projectDatabase();
const it = testsWith(database);
const names: readonly string[] = ["ann", "bob", "cid"];
const tagNames: readonly string[] = ["news", "sport", "art"];
const word: fc.Arbitrary<string> = fc.stringMatching(/^[ab%_]{0,2}$/);
const number = fc.integer({ min: 0, max: 4 });

const post: fc.Arbitrary<Plain> = fc.record({
  title: word,
  views: number,
  slug: fc.constant(null),
  author: fc.constantFrom(...names),
  editor: fc.option(fc.constantFrom(...names), { nil: null }),
  tags: fc.uniqueArray(fc.constantFrom(...tagNames)),
  comments: fc.array(word, { maxLength: 3 }),
});

const lookup = (path: string, value: unknown, holds: Pair["holds"]): Pair => ({
  // The compiler cannot check paths that are made at random.
  condition: and({ [path]: value }),
  holds,
  text: JSON.stringify({ [path]: value }),
});

const leaf: fc.Arbitrary<Pair> = fc.oneof(
  number.map((n) => lookup("views", n, ({ views }) => views === n)),
  number.map((n) => lookup("views__gt", n, ({ views }) => views > n)),
  fc.tuple(number, number).map(([a, b]) => lookup("views__range", [a, b], ({ views }) => views >= a && views <= b)),
  word.map((part) => lookup("title__contains", part, ({ title }) => title.includes(part))),
  word.map((part) => lookup("title__istartswith", part.toUpperCase(), ({ title }) => title.startsWith(part))),
  fc.subarray([...names]).map((list) => lookup("author.username__in", list, ({ author }) => list.includes(author))),
  fc.constantFrom(...names).map((name) => lookup("editor.username", name, ({ editor }) => editor === name)),
  fc.boolean().map((none) => lookup("editor__isnull", none, ({ editor }) => (editor === null) === none)),
  fc.constantFrom(...tagNames).map((name) => lookup("tags.name", name, ({ tags }) => tags.includes(name))),
  fc.boolean().map((none) => lookup("tags__isnull", none, ({ tags }) => (tags.length === 0) === none)),
  word.map((part) =>
    lookup("comments.text__contains", part, ({ comments }) => comments.some((text) => text.includes(part))),
  ),
);

const { condition } = fc.letrec<{ condition: Pair }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    tie("condition").map((inner) => ({
      condition: not(inner.condition),
      holds: (row: Plain) => !inner.holds(row),
      text: `not(${inner.text})`,
    })),
    // Two conditions on one relation to many mean one and the same row where they stand together; separately negated
    // twice, each looks for a row of its own, as the evaluation in memory does.
    fc.tuple(tie("condition"), tie("condition")).map(([left, right]) => ({
      condition: and(not(not(left.condition)), not(not(right.condition))),
      holds: (row: Plain) => left.holds(row) && right.holds(row),
      text: `and(${left.text}, ${right.text})`,
    })),
    fc.tuple(tie("condition"), tie("condition")).map(([left, right]) => ({
      condition: or(left.condition, right.condition),
      holds: (row: Plain) => left.holds(row) || right.holds(row),
      text: `or(${left.text}, ${right.text})`,
    })),
  ),
}));

it("random conditions over the blog find what they mean in memory; the rest is excluded", async () => {
  const seed = Number(process.env.SEED ?? Date.now());
  console.log(`Seed of the random conditions: ${seed} (repeat with SEED=${seed})`);
  const posts = fc.sample(post, { numRuns: 40, seed });
  await store(posts);
  const property = fc.asyncProperty(condition, async ({ condition: tree, holds, text }) => {
    const expected = posts.flatMap((row, index) => (holds(row) ? [index + 1] : []));
    // A condition that is made at random belongs to no model.
    const query = Post.filter(tree as Condition<typeof Post.fields>).orderBy("id");
    assert.deepEqual(await query.pluck("id"), expected, text);
    const rest = await Post.exclude(tree as Condition<typeof Post.fields>).count();
    assert.equal(rest, posts.length - expected.length, `exclude ${text}`);
  });
  await fc.assert(property, { numRuns: 300, seed });
});

it("random numbers are aggregated as in memory", async () => {
  const { count, max, sum } = Post.expr;
  const rows = await Post.query().with("tags", "comments", "author").all();
  const annotated = await Post.query()
    .annotate({
      tagCount: count("tags"),
      texts: count("comments.text", { distinct: true }),
      longest: max("comments.text"),
    })
    .all();
  for (const [index, row] of rows.entries()) {
    const texts = new Set(row.comments.map(({ text }) => text));
    assert.equal(annotated[index]?.tagCount, row.tags.length);
    assert.equal(annotated[index]?.texts, texts.size);
  }
  const groups = await Post.query()
    .values("author.username")
    .annotate({ posts: count(), read: sum("views") })
    .all();
  for (const group of groups) {
    const own = rows.filter(({ author }) => author.username === group["author.username"]);
    assert.deepEqual([group.posts, group.read], [own.length, own.reduce((total, { views }) => total + views, 0)]);
  }
});

/** Stores the posts with keys that count from 1. */
async function store(posts: readonly Plain[]): Promise<void> {
  const users = await User.bulkCreate(names.map((username) => ({ username })));
  const tags = await Tag.bulkCreate(tagNames.map((name) => ({ name })));
  const user = (name: string | null) => users.find(({ username }) => username === name) ?? null;
  for (const { tags: chosen, comments, author, editor, ...plain } of posts) {
    const row = await Post.create({ ...plain, author: user(author) ?? assert.fail(), editor: user(editor) });
    await row.related("tags").add(...tags.filter(({ name }) => chosen.includes(name)));
    await Comment.bulkCreate(comments.map((text) => ({ post: row, text })));
  }
}
