import type { AdminPart } from "../options/admin-for.ts";
import type { ListColumn } from "./list-column.ts";

/** How rows are ordered. */
export interface ListOrdering {
  /** For `orderBy`, the primary key last: rows that compare equal keep their places from page to page. */
  readonly paths: readonly string[];
  /** The columns that sort, the weightiest first: numbers from 1, negative for the other direction. */
  readonly columns: readonly number[];
}

/** Reads `o=-1.2`; numbers that are no sortable column are ignored, and without the parameter the part's order holds. */
export function readOrdering(part: AdminPart, columns: readonly ListColumn[], text: string | null): ListOrdering {
  const chosen = text === null ? undefined : readColumns(columns, text);
  const paths = chosen?.map((number) => pathOf(columns, number)) ?? defaultOrdering(part);
  return {
    paths: withTiebreak(part, paths),
    columns: chosen ?? paths.map((path) => numberOf(columns, path)).filter((number) => number !== 0),
  };
}

/** Writes columns as the parameter `o` has them. */
export function writeOrdering(columns: readonly number[]): string {
  return columns.join(".");
}

function readColumns(columns: readonly ListColumn[], text: string): readonly number[] {
  const numbers = text.split(".").map((word) => (/^-?[1-9]\d{0,3}$/.test(word) ? Number(word) : 0));
  const sortable = numbers.filter((number) => columns[Math.abs(number) - 1]?.orderBy !== undefined);
  return sortable.filter(
    (number, index) => sortable.findIndex((other) => Math.abs(other) === Math.abs(number)) === index,
  );
}

function pathOf(columns: readonly ListColumn[], number: number): string {
  const path = columns[Math.abs(number) - 1]?.orderBy ?? "";
  return number < 0 ? `-${path}` : path;
}

function numberOf(columns: readonly ListColumn[], order: string): number {
  const place = columns.findIndex(({ orderBy }) => orderBy === order.replace(/^-/, "")) + 1;
  return order.startsWith("-") ? -place : place;
}

function defaultOrdering({ list, model: { meta } }: AdminPart): readonly string[] {
  return list.ordering ?? meta.ordering;
}

function withTiebreak({ model: { meta } }: AdminPart, paths: readonly string[]): readonly string[] {
  const key = meta.primaryKey.name;
  return paths.some((path) => path.replace(/^-/, "") === key) ? paths : [...paths, `-${key}`];
}
