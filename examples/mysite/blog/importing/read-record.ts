import { User } from "tolv/contrib/auth";
import { type ErrorsByField, ValidationFailed, validationError } from "tolv/db";
import { parseDateTime } from "tolv/formats";
import { Category, type Post, Tag } from "../models.ts";

type Columns = Partial<Pick<Post, "title" | "slug" | "body" | "status" | "authorId" | "categoryId" | "publishedAt">>;

/** What a record says of a post, as far as it could be understood. */
export interface PostRecord {
  readonly columns: Columns;
  /** Undefined where the record says nothing of tags. */
  readonly tags: readonly Tag[] | undefined;
  readonly errors: ErrorsByField;
}

const readers: Readonly<Record<string, (text: string) => Columns | Promise<Columns>>> = {
  title: (title) => ({ title }),
  slug: (slug) => ({ slug }),
  body: (body) => ({ body }),
  // Whether it is one of the choices is found out when the whole post is checked.
  status: (status) => ({ status: status as Post["status"] }),
  author: readAuthor,
  category: readCategory,
  publishedAt: readMoment,
};

/** Reads the fields of a record, which has texts by field name; `tags` are slugs. */
export async function readRecord({ tags: slugs, ...values }: Readonly<Record<string, unknown>>): Promise<PostRecord> {
  const columns: Columns = {};
  let errors: ErrorsByField = {};
  const attempt = async (work: () => Promise<unknown>) => {
    const failure = await work().then(() => undefined, failureOf);
    errors = { ...errors, ...failure?.details.errors };
  };
  let tags: readonly Tag[] | undefined;
  for (const [name, value] of Object.entries(values)) {
    await attempt(async () => Object.assign(columns, await readField(name, value)));
  }
  if (slugs !== undefined) await attempt(async () => (tags = await readTags(slugs)));
  return { columns, tags, errors };
}

function failureOf(error: unknown): InstanceType<typeof ValidationFailed> {
  if (error instanceof ValidationFailed) return error;
  throw error;
}

async function readField(name: string, value: unknown): Promise<Columns> {
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (read === undefined) throw validationError({ [name]: "There is no such field." });
  return read(readText(name, value));
}

/** Nothing is an empty text, as CSV has it. */
function readText(name: string, value: unknown): string {
  const text = value ?? "";
  if (typeof text !== "string") throw validationError({ [name]: "This must be a text." });
  return text;
}

async function readAuthor(username: string): Promise<Columns> {
  const author = await User.filter({ username }).first();
  if (author === undefined) throw validationError({ author: `There is no user ${JSON.stringify(username)}.` });
  return { authorId: author.id };
}

async function readCategory(name: string): Promise<Columns> {
  if (name === "") return { categoryId: null };
  const category = await Category.filter({ name }).first();
  if (category === undefined) throw validationError({ category: `There is no category ${JSON.stringify(name)}.` });
  return { categoryId: category.id };
}

function readMoment(text: string): Columns {
  if (text === "") return { publishedAt: null };
  const parsed = parseDateTime(text);
  if (parsed.kind !== "moment") throw validationError({ publishedAt: `This is no moment: it is ${parsed.kind}.` });
  return { publishedAt: parsed.moment };
}

/** A list, or one text with commas. */
async function readTags(given: unknown): Promise<readonly Tag[]> {
  const texts = Array.isArray(given) ? given : readText("tags", given).split(",");
  const slugs = texts.map((slug) => readText("tags", slug).trim()).filter((slug) => slug !== "");
  const tags = await Tag.filter({ slug__in: slugs }).all();
  const missing = slugs.filter((slug) => !tags.some((tag) => tag.slug === slug));
  if (missing.length > 0) throw validationError({ tags: `There is no tag ${JSON.stringify(missing[0])}.` });
  return tags;
}
