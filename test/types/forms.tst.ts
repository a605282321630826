/** What the compiler knows of forms. Checked by `tsc`; never run. */
import { z } from "zod";
import { type Duration, f, type JsonValue, Model, type PlainDate, type PlainTime } from "#rooms/db";
import {
  controlAttributes,
  defineForm,
  describeField,
  type Field,
  type FormValues,
  field,
  inlineFormset,
  modelForm,
  modelFormset,
  schemaForm,
  type Widget,
  widget,
} from "#rooms/forms";
import { html } from "#rooms/html";
import type { UploadedFile } from "#rooms/http";
import type { Equal, Expect } from "./support.ts";

const form = defineForm({
  title: field.char(),
  rank: field.integer(),
  limit: field.integer({ required: false }),
  status: field.choice({ draft: "Draft", published: "Published" }),
  genre: field.choice({ prose: "Prose" }, { required: false }),
  stay: field.boolean({ required: false }),
});
const bound = await form.bind(new URLSearchParams());
if (bound.valid) {
  const values = bound.values;
  type Values = typeof values;
  const checked: [
    Expect<Equal<Values["title"], string>>,
    Expect<Equal<Values["rank"], number>>,
    Expect<Equal<Values["limit"], number | undefined>>,
    Expect<Equal<Values["status"], "draft" | "published">>,
    Expect<Equal<Values["genre"], "prose" | undefined>>,
    Expect<Equal<Values["stay"], boolean>>,
  ] = [true, true, true, true, true, true];
  console.log(checked);
} else {
  // @ts-expect-error A form with errors has no values.
  console.log(bound.values);
}
// @ts-expect-error There is no such field.
console.log(bound.fields.titel);
// @ts-expect-error The initial value has another type.
form.blank({ initial: { rank: "first" } });

const fieldsOfAllKinds = {
  uuid: field.uuid({ required: false }),
  big: field.bigInteger(),
  price: field.decimal({ decimalPlaces: 2, min: "0.00" }),
  known: field.nullBoolean(),
  day: field.date(),
  noDay: field.date({ required: false }),
  clock: field.time(),
  moment: field.datetime({ required: false }),
  length: field.duration(),
  data: field.json(),
  colours: field.choices({ red: "Red", blue: "Blue" }, { initial: ["red"] }),
  listed: field.choice([{ label: "Group", choices: [{ value: "a", label: "A" }] }]),
  portrait: field.file(),
  attachment: field.file({ required: false }),
};
type AllValues = FormValues<typeof fieldsOfAllKinds>;

export type ValuesOfAllKinds = [
  Expect<Equal<AllValues["uuid"], string | undefined>>,
  Expect<Equal<AllValues["big"], bigint>>,
  Expect<Equal<AllValues["price"], string>>,
  Expect<Equal<AllValues["known"], boolean | undefined>>,
  Expect<Equal<AllValues["day"], PlainDate>>,
  Expect<Equal<AllValues["noDay"], PlainDate | undefined>>,
  Expect<Equal<AllValues["clock"], PlainTime>>,
  Expect<Equal<AllValues["moment"], Date | undefined>>,
  Expect<Equal<AllValues["length"], Duration>>,
  Expect<Equal<AllValues["data"], JsonValue>>,
  Expect<Equal<AllValues["colours"], readonly ("red" | "blue")[]>>,
  Expect<Equal<AllValues["listed"], string>>,
  Expect<Equal<AllValues["portrait"], UploadedFile | undefined>>,
  Expect<Equal<AllValues["attachment"], UploadedFile | null | undefined>>,
];

// A present file is described, not sent.
defineForm(fieldsOfAllKinds).blank({ initial: { portrait: { name: "ada.png", url: "/media/ada.png" } } });
// @ts-expect-error No such choice.
field.choices({ red: "Red" }, { initial: ["green"] });
// @ts-expect-error A limit is a number.
field.integer({ max: "10" });

// A third party's field and widget are like ours.
const swatch: Widget = {
  render: (control) => html`<input type="color" value="${control.texts[0]}" ${controlAttributes(control)}>`,
};
export const colour: Field<{ readonly red: number }> = {
  ...describeField({ label: "Colour" }, { widget: swatch }),
  clean: (texts) => ({ valid: true, value: { red: texts.length } }),
  format: ({ red }) => [String(red)],
};
defineForm({ colour }, { clean: ({ colour }) => ({ form: colour.red > 9 ? ["Too red."] : [] }) });
defineForm({ name: field.char({ widget: widget.textarea({ rows: 3 }) }) });

class Author extends Model("blog.Author", { name: f.char({ maxLength: 50 }) }) {}

class Post extends Model("blog.Post", {
  title: f.char({ maxLength: 20 }),
  author: f.foreignKey(() => Author, { onDelete: "cascade" }),
  editor: f.foreignKey(() => Author, { onDelete: "setNull", null: true }),
  coAuthors: f.manyToMany(() => Author),
  status: f.choice({ draft: "Draft", published: "Published" }),
  rating: f.integer({ null: true }),
  comments: f.reverse(() => Comment, "post"),
}) {}

class Comment extends Model("blog.Comment", {
  post: f.foreignKey(() => Post, { onDelete: "cascade" }),
  text: f.text(),
}) {}

const postForm = modelForm(Post, {
  fields: ["title", "author", "editor", "coAuthors", "status", "rating"],
  labels: { title: "Headline" },
  widgets: { status: widget.radios() },
  overrides: { rating: field.integer({ min: 1, required: false }) },
  querysets: { author: () => Author.filter({ name__startswith: "a" }), coAuthors: Author.query() },
  extraFields: { agree: field.boolean() },
  clean: ({ title, agree, rating }, { instance }) => {
    const length: number = title.length + Number(agree) + (rating ?? 0) + (instance?.id ?? 0);
    return length > 9 ? { fields: { title: ["Too long."], agree: [] }, form: ["No."] } : undefined;
  },
});

export async function modelForms(post: Post, author: Author): Promise<void> {
  const blank = await postForm.blank({ instance: post, initial: { author, coAuthors: [1, author], rating: 3 } });
  void blank.fields.title;
  const form = await postForm.bind(new URLSearchParams(), { instance: post, partial: true });
  // @ts-expect-error A form with errors cannot be saved.
  form.save();
  if (!form.valid) return void form.fields.agree.errors;
  const values = form.values;
  type Values = typeof values;
  const checked: [
    Expect<Equal<Values["title"], string>>,
    Expect<Equal<Values["author"], Author>>,
    Expect<Equal<Values["editor"], Author | null>>,
    Expect<Equal<Values["coAuthors"], readonly Author[]>>,
    Expect<Equal<Values["status"], "draft" | "published">>,
    Expect<Equal<Values["rating"], number | null>>,
    Expect<Equal<Values["agree"], boolean>>,
    Expect<Equal<(typeof form.changed)[number], keyof Values>>,
  ] = [true, true, true, true, true, true, true, true];
  // @ts-expect-error Posts have no such field.
  await form.save({ autor: author });
  const saved = await form.save({ author });
  if (saved.valid) return void [saved.row.title, checked];
  return void saved.fields.title.errors;
}

// @ts-expect-error Misspelt.
modelForm(Post, { fields: ["titel"] });
// @ts-expect-error The other end of a relation is nothing to fill in.
modelForm(Post, { fields: ["comments"] });
// @ts-expect-error A form says what it holds, or what it does not.
modelForm(Post, {});
// @ts-expect-error Not a field of the form.
modelForm(Post, { fields: ["title"], labels: { author: "By" } });
// @ts-expect-error A title is text.
modelForm(Post, { fields: ["title"], overrides: { title: field.integer() } });
// @ts-expect-error Authors are no comments.
modelForm(Post, { fields: ["author"], querysets: { author: () => Comment.query() } });
// @ts-expect-error The initial value has another type.
void modelForm(Post, { fields: ["rating"] }).blank({ initial: { rating: "3" } });
// @ts-expect-error A comment is no post.
void modelForm(Post, { fields: ["title"] }).blank({ instance: new Comment() });

export async function formOfAllButSome(): Promise<void> {
  const form = await modelForm(Post, { exclude: ["author"] }).bind(new URLSearchParams());
  if (!form.valid) return;
  const title: string | undefined = form.values.title;
  await form.save({ author: 1 });
  return void title;
}

const commentForms = inlineFormset(Post, Comment, { fields: ["text"], extra: 1, labels: { text: "Says" } });
const authorForms = modelFormset(Author, { fields: ["name"], canDelete: true, rows: () => Author.query() });
// @ts-expect-error Misspelt.
inlineFormset(Post, Comment, { fields: ["txt"] });
// @ts-expect-error Comments refer to posts by another key.
inlineFormset(Post, Comment, { fields: ["text"], via: "text" });
// @ts-expect-error No such field to label.
modelFormset(Author, { fields: ["name"], labels: { nmae: "Name" } });

export async function formsets(post: Post, author: Author): Promise<void> {
  const formset = await commentForms.bind(new URLSearchParams(), { parent: post, canAdd: false });
  // @ts-expect-error The parent is a post.
  await commentForms.blank({ parent: author });
  // @ts-expect-error A formset with errors cannot be saved.
  formset.save();
  if (!formset.valid) return void formset.forms[0]?.fields.text.errors;
  const texts: readonly string[] = formset.values.map(({ text }) => text);
  const saved = await formset.save(post);
  if (!saved.valid) return void saved.forms;
  const changed: readonly (readonly [Comment, readonly string[]])[] = saved.changed.map(({ row, fields }) => [
    row,
    fields,
  ]);
  const shown: string | undefined = (await authorForms.blank()).forms[0]?.row?.name;
  return void [texts, changed, shown];
}

const contactForm = schemaForm(
  z
    .object({
      email: z.email(),
      age: z.number().optional(),
      plan: z.enum(["free", "paid"]).default("free"),
      length: z.string().transform((text) => text.length),
    })
    .refine(({ email }) => email !== ""),
  { fields: { email: { label: "Your address" }, age: field.integer({ required: false }) } },
);
// @ts-expect-error No such property.
schemaForm(z.object({ email: z.email() }), { fields: { emial: { label: "?" } } });
// @ts-expect-error The initial value is what the schema takes, not what it makes.
contactForm.blank({ initial: { length: 3 } });

export async function schemaForms(): Promise<void> {
  const form = await contactForm.bind(new URLSearchParams(), { initial: { length: "abc", plan: "paid" } });
  if (!form.valid) return void form.fields.plan.errors;
  const values = form.values;
  return void (true satisfies Expect<
    Equal<typeof values, { email: string; age?: number | undefined; plan: "free" | "paid"; length: number }>
  >);
}
