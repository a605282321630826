/** What the compiler knows of filters, orderings and updates. Checked by `tsc`; never run. */
import { f, Model } from "#rooms/db";

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
