/** What the compiler knows of filters, orderings and updates. Checked by `tsc`; never run. */
import { and, exactPage, f, Model, not, or, type PlainDate, type PlainTime, paginate } from "#rooms/db";
import type { Equal, Expect } from "./support.ts";

class Author extends Model("library.Author", {
  name: f.char({ maxLength: 100 }),
  born: f.date({ null: true }),
  mentor: f.foreignKey(() => Author, { onDelete: "setNull", null: true }),
  books: f.reverse(() => Book, "author"),
}) {}

class Book extends Model("library.Book", {
  title: f.char({ maxLength: 100 }),
  pages: f.integer(),
  inPrint: f.boolean({ default: true }),
  addedAt: f.datetime({ autoNowAdd: true }),
  author: f.foreignKey(() => Author, { onDelete: "cascade" }),
  readers: f.manyToMany(() => Author),
}) {}

export function pathsReachThroughRelations(author: Author): void {
  Book.filter({ "author.mentor.name__istartswith": "a", "readers.name": "b", author });
  Book.filter({ authorId: 1, author: 1, "author.id": 1, author__in: [author, 2] });
  Author.filter({ "books.pages__gt": 100, "books.readers.name": "c", books__isnull: true });
  Book.query().orderBy("author.name", "-addedAt", "id");
  Book.orderBy(Book.expr.field("pages").desc({ nulls: "last" }), "id");
}

export function misspeltPathsAreRefused(): void {
  // @ts-expect-error misspelt field
  Book.filter({ titel: "x" });
  // @ts-expect-error misspelt field across a relation
  Book.filter({ "author.nam": "x" });
  // @ts-expect-error misspelt field across two relations
  Author.filter({ "books.readers.nam": "x" });
  // @ts-expect-error not a lookup
  Book.filter({ title__beginswith: "x" });
  // @ts-expect-error not a relation
  Book.filter({ "title.length": 1 });
  // @ts-expect-error not a field
  Book.query().orderBy("titel");
}

export function valuesHaveTheTypeOfTheirField(tag: { id: number }): void {
  Book.filter({ pages__gte: 10, pages__in: [1, 2], pages__range: [1, 2], inPrint: true, pages__isnull: false });
  Author.filter({ mentor: null, born: null, mentor__isnull: true });
  // @ts-expect-error a number field
  Book.filter({ pages: "10" });
  // @ts-expect-error a list
  Book.filter({ pages__in: 10 });
  // @ts-expect-error a pair
  Book.filter({ pages__range: [1] });
  // @ts-expect-error true or false
  Book.filter({ author__isnull: "yes" });
  // @ts-expect-error the column is never null
  Book.filter({ title: null });
  // @ts-expect-error text lookups are for text
  Book.filter({ pages__startswith: "1" });
  // @ts-expect-error across a relation
  Book.filter({ "author.name": 1 });
  // @ts-expect-error neither a key nor a row of the target
  Book.filter({ author: tag });
  // @ts-expect-error undefined would be a mistake
  Book.filter({ title: undefined });
}

export async function updatesAreChecked(author: Author): Promise<void> {
  await Book.filter({ pages: 1 }).update({ pages: 2, author });
  // @ts-expect-error a number field
  await Book.query().update({ pages: "2" });
  // @ts-expect-error relations to many are not columns
  await Book.query().update({ readers: [author] });
  // @ts-expect-error across a relation
  await Book.query().update({ "author.name": "x" });
}

export function conditionsAreCheckedTogether(author: Author): void {
  Book.filter(or({ title: "a" }, { "author.name__icontains": "b" }, not({ pages__gt: 3 })));
  Book.filter(and({ author }, or({ inPrint: true }, not({ readers: author }))));
  Book.exclude(not({ "readers.mentor.name": "c" }));
  // @ts-expect-error misspelt inside of or
  Book.filter(or({ titel: "a" }, { title: "b" }));
  // @ts-expect-error a number field inside of not inside of and
  Book.filter(and({ title: "a" }, not({ pages: "3" })));
  // @ts-expect-error conditions on another model
  Book.filter(or<typeof Author.fields, "name">({ name: "a" }));
}

export function partsHaveTheirOwnValues(date: PlainDate, time: PlainTime): void {
  Book.filter({ addedAt__year: 2026, addedAt__month__in: [1, 2], addedAt__date: date, addedAt__date__lte: date });
  Book.filter({ addedAt__time__gt: time, addedAt__date__year__gte: 2026, "author.born__weekDay": 1 });
  // @ts-expect-error a year is a number
  Book.filter({ addedAt__year: "2026" });
  // @ts-expect-error a date is not a moment
  Book.filter({ addedAt__date: new Date() });
  // @ts-expect-error a day has no hours
  Author.filter({ born__hour: 1 });
  // @ts-expect-error a number has no year
  Book.filter({ pages__year: 2026 });
  // @ts-expect-error years are not text
  Book.filter({ addedAt__year__contains: "2" });
}

export function subqueriesFitTheirColumn(): void {
  Book.filter({ author__in: Author.filter({ name: "a" }), title__in: Author.query().values("name") });
  // @ts-expect-error books are not authors
  Book.filter({ author__in: Book.filter({ pages: 1 }) });
  // @ts-expect-error names are not numbers
  Book.filter({ pages__in: Author.query().values("name") });
}

const { average, coalesce, concat, count, field, length, lower, max, outer, sum, truncate, value } = Book.expr;

export async function expressionsHaveTypes(): Promise<void> {
  const [row] = await Book.query()
    .annotate({
      readers_: count("readers"),
      mentor: field("author.mentor.name"),
      short: lower("title"),
      total: sum("pages"),
      mean: average("pages"),
      last: max("author.born"),
      name: coalesce("author.mentor.name", "author.name"),
      text: concat("title", value("-"), lower("title")),
      month: truncate("addedAt", "month"),
    })
    .all();
  type Row = NonNullable<typeof row>;
  const checked: [
    Expect<Equal<Row["readers_"], number>>,
    Expect<Equal<Row["mentor"], string | null>>,
    Expect<Equal<Row["short"], string>>,
    Expect<Equal<Row["total"], number | null>>,
    Expect<Equal<Row["mean"], number | null>>,
    Expect<Equal<Row["last"], PlainDate | null>>,
    Expect<Equal<Row["name"], string>>,
    Expect<Equal<Row["text"], string>>,
    Expect<Equal<Row["month"], Date>>,
    Expect<Equal<Row["title"], string>>,
  ] = [true, true, true, true, true, true, true, true, true, true];
  return void checked;
}

export function expressionsAreChecked(): void {
  Book.query().update({ pages: field("pages").plus(1), title: concat("title", value("!")) });
  Book.filter({ pages__gt: length("title"), title: lower("author.name") });
  // @ts-expect-error misspelt
  field("titel");
  // @ts-expect-error misspelt across a relation
  count("readers.nam");
  // @ts-expect-error a number is not added to a text
  field("pages").plus("1");
  // @ts-expect-error a text is not a number
  Book.query().update({ pages: lower("title") });
  // @ts-expect-error a text is not a number
  Book.filter({ pages: lower("title") });
  // @ts-expect-error misspelt
  outer("titel");
}

export async function annotationsAreFields(): Promise<void> {
  const query = Book.query().annotate({ fans: count("readers") });
  query.filter({ fans__gt: 3, title: "a" }).orderBy("-fans", "title");
  const values = await query.values("fans", "author.name").all();
  const groups = await Book.query().values("author.name").annotate({ books: count() }).filter({ books__gt: 1 }).all();
  const totals = await Book.query().aggregate({ pages: sum("pages"), books: count() });
  const pages: number[] = await Book.query().pluck("pages");
  const checked: [
    Expect<Equal<(typeof values)[number], { readonly fans: number; readonly "author.name": string }>>,
    Expect<Equal<(typeof groups)[number]["books"], number>>,
    Expect<Equal<(typeof groups)[number]["author.name"], string>>,
    Expect<Equal<(typeof totals)["pages"], number | null>>,
  ] = [true, true, true, true];
  // @ts-expect-error a count is a number
  query.filter({ fans: "3" });
  // @ts-expect-error not an annotation
  query.orderBy("fan");
  // @ts-expect-error misspelt
  Book.query().values("titel");
  // @ts-expect-error plain values have no methods
  values[0]?.save();
  return void [checked, pages];
}

export async function nestedRelationsAreLoaded(): Promise<void> {
  const [book] = await Book.query().with("author.mentor", "readers.books").all();
  const mentor: string | undefined = book?.author.mentor?.name;
  const titles: string[] | undefined = book?.readers.flatMap(({ books }) => books.map(({ title }) => title));
  const [shallow] = await Book.query().with("author").all();
  // @ts-expect-error the mentor was not loaded
  shallow?.author.mentor;
  // @ts-expect-error misspelt
  Book.query().with("author.mentr");
  // @ts-expect-error a column is not a relation
  Book.query().with("author.name");
  return void [mentor, titles];
}

export async function writingIsChecked(author: Author): Promise<void> {
  await Book.bulkCreate([{ title: "a", pages: 1, author }], { onConflict: { unique: ["title"], update: ["pages"] } });
  const [book, created] = await Book.getOrCreate({ title: "a" }, { pages: 1, author });
  await Book.bulkUpdate([book], { fields: ["pages"] });
  const made: boolean = created;
  for await (const row of Book.filter({ pages: 1 })) row.title.trim();
  // @ts-expect-error "pages" is missing
  await Book.bulkCreate([{ title: "a", author }]);
  // @ts-expect-error not a field
  await Book.bulkUpdate([book], { fields: ["page"] });
  // @ts-expect-error rows of another model
  await Book.bulkUpdate([author], { fields: ["pages"] });
  // @ts-expect-error not a field
  await Book.getOrCreate({ titel: "a" });
  return void made;
}

export async function pagesHaveTheRowsOfTheirQuery() {
  const books = await paginate(Book.orderBy("title").with("author"), { page: "2", size: 20 });
  const titles: readonly string[] = books.rows.map(({ author, title }) => `${author.name}: ${title}`);
  const values = await exactPage(Book.query().values("pages"), { page: null, size: titles.length });
  const checked: Expect<Equal<(typeof values.rows)[number], { readonly pages: number }>> = true;
  // @ts-expect-error not loaded with the page
  books.rows[0]?.readers;
  // @ts-expect-error the size is not left to chance
  await paginate(Book.query(), { page: 1 });
  return checked;
}
