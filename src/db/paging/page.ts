import { type ElidedRangeOptions, elidedRange } from "./elided-range.ts";

/** What a page is made of. */
export interface PageContents<Row> {
  readonly rows: readonly Row[];
  /** Counted from 1. */
  readonly number: number;
  /** How many rows a full page has. */
  readonly size: number;
  /** How many rows all pages have together. */
  readonly count: number;
}

/**
 * One page of the rows of a query, and where it stands among the others.
 *
 * @example
 * const page = await paginate(Post.filter({ status: "published" }), { page: request.query.get("page"), size: 20 });
 * html`${page.rows.map(item)} page ${page.number} of ${page.pages}`;
 */
export class Page<Row> implements PageContents<Row> {
  readonly rows: readonly Row[];
  readonly number: number;
  readonly size: number;
  readonly count: number;

  constructor({ rows, number, size, count }: PageContents<Row>) {
    this.rows = rows;
    this.number = number;
    this.size = size;
    this.count = count;
  }

  /** How many pages there are: at least one, which may be empty. */
  get pages(): number {
    return Math.max(1, Math.ceil(this.count / this.size));
  }

  /** The number of the next page; undefined on the last. */
  get next(): number | undefined {
    return this.hasNext ? this.number + 1 : undefined;
  }

  /** The number of the page before; undefined on the first. */
  get previous(): number | undefined {
    return this.hasPrevious ? this.number - 1 : undefined;
  }

  get hasNext(): boolean {
    return this.number < this.pages;
  }

  get hasPrevious(): boolean {
    return this.number > 1;
  }

  /** The place of the first row among all, counted from 1; 0 where there is none. */
  get startIndex(): number {
    return this.count === 0 ? 0 : (this.number - 1) * this.size + 1;
  }

  /** The place of the last row among all. */
  get endIndex(): number {
    return (this.number - 1) * this.size + this.rows.length;
  }

  /** The numbers for links to other pages, with `"…"` where some are left out. */
  elidedRange(options?: ElidedRangeOptions): readonly (number | "…")[] {
    return elidedRange(this.number, this.pages, options);
  }
}
