/** What the compiler knows of the admin site's declarations. Checked by `tsc`; never run. */
import { action, adminFor, column, inline } from "#rooms/contrib/admin";
import { User } from "#rooms/contrib/auth";
import { f, Model } from "#rooms/db";
import type { Equal, Expect } from "./support.ts";

class Tag extends Model("library.Tag", { name: f.char({ maxLength: 50 }) }) {}

class Book extends Model("library.Book", {
  title: f.char({ maxLength: 100 }),
  slug: f.slug(),
  author: f.foreignKey(() => User, { onDelete: "cascade" }),
  editor: f.foreignKey(() => User, { onDelete: "setNull", null: true }),
  status: f.choice({ draft: "Draft", published: "Published" }),
  tags: f.manyToMany(() => Tag),
  reviews: f.reverse(() => Review, "book"),
  publishedAt: f.datetime({ null: true }),
}) {
  get isPublished(): boolean {
    return this.status === "published";
  }
}

class Review extends Model("library.Review", {
  book: f.foreignKey(() => Book, { onDelete: "cascade" }),
  body: f.text(),
  approved: f.boolean({ default: false }),
}) {}

export function theWholeConfigurationIsTyped(): void {
  adminFor(Book);
  adminFor(Book, {
    list: {
      display: ["title", "author", "author.username", "status", column("published?", (book) => book.isPublished)],
      links: ["title"],
      filters: ["status", "tags", "tags.name", "author", "author.isStaff", "publishedAt", "reviews.approved"],
      search: ["title", "author.username", "^slug", "=id", "tags.name"],
      ordering: ["-publishedAt", "author.username"],
      perPage: 20,
      query: (books, request, user) =>
        user.isSuperuser ? books : books.filter({ author: user, title__contains: request.path }),
    },
    form: {
      fieldsets: [{ title: "Meta", collapsed: true, fields: ["title", ["status", "publishedAt"], "author.email"] }],
      exclude: ["editor"],
      readonly: ["publishedAt", "author.username", column("length", (book) => book.title.length)],
      prepopulated: { slug: ["title"] },
      autocomplete: ["author", "tags"],
      rawId: ["editor"],
      inlines: [inline(Review, { via: "book", fields: ["body", "approved"], extra: 1, max: 5, canDelete: false })],
    },
    actions: [
      action({
        name: "publish",
        label: "Publish",
        permission: "change",
        run: async (books, { user, addMessage }) => {
          const count = await books.filter({ editor: user }).update({ status: "published" });
          addMessage({ level: "success", content: `${count} published` });
        },
      }),
    ],
    permissions: { change: (user, book) => book === undefined || book.authorId === user.id },
    viewOnSite: (book) => `/books/${book.slug}/`,
  });
}

export function columnsGetWhatTheyAskFor(): void {
  adminFor(Book, {
    list: {
      display: [
        column(
          "reviews",
          (book) => {
            const reviewCount: Expect<Equal<typeof book.reviewCount, number>> = true;
            return reviewCount ? book.reviewCount : null;
          },
          { annotate: { reviewCount: Book.expr.count("reviews") }, orderBy: "reviewCount" },
        ),
        column("tags", (book) => book.tags.map((tag) => tag.name).join(), { with: ["tags", "author"] }),
        column("editor", (book) => book.editor?.username, { with: ["editor"], empty: "nobody", orderBy: "editor.id" }),
        // @ts-expect-error not an annotation or a path
        column("length", (book) => book.title.length, { orderBy: "lenght" }),
        // @ts-expect-error not loaded
        column("author", (book) => book.author.username),
        // @ts-expect-error not a relation
        column("author", (book) => book.title, { with: ["title"] }),
        // @ts-expect-error no field of the row
        column("title", (book) => book.titel),
      ],
    },
  });
}

export function formsTakeFieldsPathsAndColumns(): void {
  adminFor(Book, {
    form: {
      fieldsets: [
        { fields: ["title", ["slug", "author.username"]] },
        { title: "Numbers", collapsed: true, fields: [column("letters", (book) => book.title.length)] },
      ],
      readonly: ["slug", column("shout", (book) => `${book.title}!`)],
      locked: (user, book) => (user.isSuperuser || book?.title === "" ? [] : ["title", "tags"]),
      choices: { tags: { rows: () => Tag.filter({ name: "a" }), label: (tag: Tag) => tag.name } },
      inlines: [inline(Review, { fields: ["body", column("letters", (review) => review.body.length)] })],
    },
  });
  // @ts-expect-error not a field of the form
  adminFor(Book, { form: { locked: () => ["titel"] } });
  // @ts-expect-error not a relation
  adminFor(Book, { form: { choices: { title: { rows: () => Tag.query() } } } });
  // @ts-expect-error no query
  adminFor(Book, { form: { choices: { tags: { rows: () => [] } } } });
  // @ts-expect-error no field of the row
  adminFor(Book, { form: { fields: [column("letters", (book) => book.titel)] } });
  // @ts-expect-error no field of the inline's rows
  inline(Review, { fields: [column("letters", (review) => review.bdy)] });
}

export function misspeltNamesAreRefused(): void {
  // @ts-expect-error misspelt column
  adminFor(Book, { list: { display: ["titel"] } });
  // @ts-expect-error misspelt column behind a relation
  adminFor(Book, { list: { display: ["author.usernam"] } });
  // @ts-expect-error a relation to many has no single value
  adminFor(Book, { list: { display: ["tags"] } });
  // @ts-expect-error misspelt link
  adminFor(Book, { list: { links: ["titel"] } });
  // @ts-expect-error misspelt filter
  adminFor(Book, { list: { filters: ["statsu"] } });
  // @ts-expect-error misspelt search
  adminFor(Book, { list: { search: ["^titel"] } });
  // @ts-expect-error misspelt ordering
  adminFor(Book, { list: { ordering: ["-titel"] } });
  // @ts-expect-error rows of another model
  adminFor(Book, { list: { query: () => Tag.query() } });
  // @ts-expect-error misspelt field of the form
  adminFor(Book, { form: { fields: ["titel"] } });
  // @ts-expect-error misspelt field in a group
  adminFor(Book, { form: { fieldsets: [{ fields: [["title", "statsu"]] }] } });
  // @ts-expect-error misspelt prepopulated field
  adminFor(Book, { form: { prepopulated: { slugg: ["title"] } } });
  // @ts-expect-error misspelt source
  adminFor(Book, { form: { prepopulated: { slug: ["titel"] } } });
  // @ts-expect-error not a relation
  adminFor(Book, { form: { autocomplete: ["title"] } });
  // @ts-expect-error misspelt field of an inline
  inline(Review, { fields: ["bdy"] });
  // @ts-expect-error not a foreign key of the inline's model
  inline(Review, { via: "author" });
  // @ts-expect-error not a permission
  adminFor(Book, { actions: [action({ name: "a", label: "A", permission: "read", run: async () => undefined })] });
  adminFor(Book, {
    // @ts-expect-error misspelt field in an action
    actions: [action({ name: "a", label: "A", run: async (rows) => void rows.orderBy("titel") })],
  });
  // @ts-expect-error no field of the row
  adminFor(Book, { viewOnSite: (book) => book.slugg });
}
