import type { User } from "#rooms/contrib/auth";
import { currentDatabase, type DeletionPreview, type DoomedPairs, type DoomedRow, type ModelClass } from "#rooms/db";
import { capitalised } from "#rooms/util";
import { adminAddress } from "../addresses/admin-address.ts";
import { partOf } from "../admin-site.ts";
import type { AdminRows } from "../options/admin-model.ts";
import { can, canWithModel } from "../permissions.ts";

/** So many rows of a kind are listed at each step; the others are counted. */
export const mostListed = 100;

/** A row as the page of a deletion names it. */
export interface NamedRow {
  /** What kind of row it is: `Post`. */
  readonly kind: string;
  readonly text: string;
  /** Its page in the admin site; undefined where the user may not open it. */
  readonly address: string | undefined;
  /** The rows that go because it goes. */
  readonly because: readonly NamedRow[];
}

/** How many rows of a kind would go: `Posts: 2`. */
export interface DoomedCount {
  readonly kind: string;
  readonly count: number;
}

/** What a deletion would do, in words, and what its user may do about it. */
export interface DeletionReport {
  readonly rows: readonly NamedRow[];
  /** How many rows would go, listed or not. */
  readonly total: number;
  /** Each kind of row, then each relation whose pairs go too. */
  readonly counts: readonly DoomedCount[];
  /** The kinds of rows that would go and that the user may not delete. */
  readonly forbidden: readonly string[];
  /** The rows that refuse to be left alone: the first of them. */
  readonly protectedBy: readonly NamedRow[];
  readonly protectedTotal: number;
  /** True when nothing stands against the deletion. */
  readonly isFree: boolean;
}

/** Which of the rows are read in full. */
export interface ReportOptions {
  /** True to ask for the permission of each single row, listed or not: before the deletion itself. */
  readonly everyRow?: boolean;
}

/**
 * Says what the deletion of a query's rows would take, what refuses it, and for which of it the user lacks a
 * permission; rows of every model need one, whether the admin site shows the model or not.
 *
 * @example
 * const report = await deletionPreviewOf(Post.filter({ status: "draft" }), user);
 * if (report.isFree) await Post.filter({ status: "draft" }).delete();
 */
export async function deletionPreviewOf(
  rows: AdminRows,
  user: User,
  { everyRow = false }: ReportOptions = {},
): Promise<DeletionReport> {
  const preview = await rows.deletionPreview(everyRow && !user.isSuperuser ? {} : { limit: mostListed });
  const forbidden = await forbiddenKinds(preview, user);
  return {
    rows: await namedRows(preview.rows, user),
    total: preview.total,
    counts: countsOf(preview),
    forbidden,
    protectedBy: await namedRows(
      preview.protectedBy.map((row) => ({ ...row, because: [] })),
      user,
    ),
    protectedTotal: preview.protectedTotal,
    isFree: forbidden.length === 0 && preview.protectedTotal === 0,
  };
}

async function forbiddenKinds({ rows, byModel }: DeletionPreview, user: User): Promise<readonly string[]> {
  const kinds = new Set<string>();
  for (const model of doomedModels(byModel))
    if (!(await canWithModel(user, "delete", model))) kinds.add(model.meta.verboseName);
  for (const { model, row } of rows.flatMap(withAllBelow)) {
    if (!(await canWithModel(user, "delete", model, row))) kinds.add(model.meta.verboseName);
  }
  return [...kinds];
}

function withAllBelow(doomed: DoomedRow): DoomedRow[] {
  return [doomed, ...doomed.because.flatMap(withAllBelow)];
}

function countsOf({ byModel, pairs }: DeletionPreview): readonly DoomedCount[] {
  return [
    ...doomedModels(byModel).map(({ meta }) => ({
      kind: capitalised(meta.verboseNamePlural),
      count: byModel[meta.label] ?? 0,
    })),
    ...pairs.map((pair) => ({ kind: relationshipsOf(pair), count: pair.count })),
  ];
}

function doomedModels(byModel: DeletionPreview["byModel"]): readonly ModelClass[] {
  return currentDatabase.get().models.filter(({ meta }) => Object.hasOwn(byModel, meta.label));
}

/** What Django calls the rows of a join table: `Post-tag relationships`. */
function relationshipsOf({ model, target }: DoomedPairs): string {
  return `${capitalised(model.meta.name.toLowerCase())}-${target.meta.name.toLowerCase()} relationships`;
}

function namedRows(rows: readonly DoomedRow[], user: User): Promise<readonly NamedRow[]> {
  return Promise.all(rows.slice(0, mostListed).map((row) => namedRow(row, user)));
}

async function namedRow({ model, row, because }: DoomedRow, user: User): Promise<NamedRow> {
  return {
    kind: capitalised(model.meta.verboseName),
    text: String(row),
    address: await findAddress(user, model, row),
    because: await namedRows(because, user),
  };
}

async function findAddress(user: User, model: ModelClass, row: object): Promise<string | undefined> {
  const part = partOf(model);
  return part !== undefined && (await can(user, "view", part, row)) ? adminAddress.change(part, row) : undefined;
}
