import { essays } from "./essays.ts";
import { Random } from "./random.ts";
import { authors, categories, readers, remarks, sentences, sequels, subjects, tags, titles } from "./words.ts";

/** One object of a fixture, as Django writes it. */
interface FixtureObject {
  readonly model: string;
  readonly pk?: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

const posts = 1_000;
const hour = 60 * 60 * 1000;
const newest = Date.UTC(2026, 2, 23, 9);

/** Everything that the demonstration shows; the same on every call. */
export function demoObjects(): FixtureObject[] {
  const random = new Random(12);
  const written = postObjects(random);
  return [
    ...authors.map(userObject),
    ...categories.map((name, index) => ({ model: "blog.category", pk: index + 1, fields: { name } })),
    ...tags.map((name, index) => ({ model: "blog.tag", pk: index + 1, fields: { name, slug: name } })),
    ...written,
    ...commentObjects(random, written),
  ];
}

/** Authors have no keys of their own, so that they find a place beside the users who are there; none can log in. */
function userObject([username, firstName, lastName]: (typeof authors)[number]): FixtureObject {
  const names = { username, first_name: firstName, last_name: lastName, email: `${username}@example.com` };
  return { model: "auth.user", fields: { ...names, password: "!", date_joined: timestamp(newest - 40_000 * hour) } };
}

function postObjects(random: Random): FixtureObject[] {
  const invented = random.sample(themes(), posts - essays.length).map(({ subject, title }) => {
    return { title, body: inventedBody(random, subject), status: statusOf(random) };
  });
  const texts = [...invented, ...essays.map((essay) => ({ ...essay, status: "published" }))];
  return texts.map((text, index) => {
    const written = newest - (texts.length - 1 - index) * 29 * hour - random.between(0, 10 * hour);
    const fields = { ...text, slug: slugOf(text.title), ...placeOf(random), ...datesOf(random, text.status, written) };
    return { model: "blog.post", pk: index + 1, fields };
  });
}

function placeOf(random: Random) {
  const keys = tags.map((_, index) => index + 1);
  return {
    author: [random.pick(authors)[0]],
    category: random.fraction() < 0.15 ? null : random.between(1, categories.length),
    tags: random.sample(keys, random.between(0, 4)).sort((one, other) => one - other),
  };
}

/** A fifth of the drafts have a date that has come: there is something to do for `publish_scheduled`. */
function datesOf(random: Random, status: string, written: number) {
  const isDated = status !== "draft" || random.fraction() < 0.2;
  return {
    published_at: isDated ? timestamp(written) : null,
    created_at: timestamp(written - random.between(1, 200) * hour),
  };
}

function statusOf(random: Random): string {
  const chance = random.fraction();
  if (chance < 0.85) return "published";
  return chance < 0.95 ? "draft" : "archived";
}

function themes() {
  return subjects.flatMap((subject) => {
    return titles.flatMap((title) => sequels.map((sequel) => ({ subject, title: about(title, subject) + sequel })));
  });
}

function inventedBody(random: Random, subject: string): string {
  const said = random.sample(sentences, random.between(6, 12)).map((sentence) => about(sentence, subject));
  const length = random.between(2, 4);
  const paragraphs = Array.from({ length: Math.ceil(said.length / length) }, (_, index) =>
    said.slice(index * length, (index + 1) * length).join(" "),
  );
  return paragraphs.join("\n\n");
}

function about(text: string, subject: string): string {
  const capital = subject.charAt(0).toUpperCase() + subject.slice(1);
  return text.replace("{subject}", subject).replace("{Subject}", capital);
}

function commentObjects(random: Random, written: readonly FixtureObject[]): FixtureObject[] {
  const commented = written.flatMap((post) => {
    if (post.fields.status !== "published") return [];
    return random.sample(remarks, random.between(0, 4)).map((body) => ({ post, body }));
  });
  return commented.map(({ post, body }, index) => {
    const name = random.pick(readers);
    const created = Date.parse(String(post.fields.published_at)) + random.between(1, 400) * hour;
    const sender = { user: null, name, email: `${slugOf(name)}@example.com` };
    const fields = {
      post: post.pk,
      ...sender,
      body,
      approved: random.fraction() < 0.8,
      created_at: timestamp(created),
    };
    return { model: "blog.comment", pk: index + 1, fields };
  });
}

function slugOf(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replace(/[ -]+/g, "-");
}

function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
