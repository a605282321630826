import type { Change, Mark } from "./change.ts";

/** The changes of one migration. */
export interface Draft {
  readonly app: string;
  readonly changes: readonly Change[];
}

/**
 * Splits changes into migrations: one for each app, unless apps need each other's; then the beginning of one comes
 * first and the rest in a migration of its own.
 *
 * @param changes In an order that works for all apps together.
 */
export function splitChanges(changes: readonly Change[]): readonly Draft[] {
  const promised = new Set(changes.flatMap(({ gives }) => gives));
  const given = new Set<Mark>();
  const pending = Map.groupBy(changes, ({ app }) => app);
  const apps = [...pending.keys()].sort();
  const drafts: Draft[] = [];
  while (pending.size > 0) {
    const ready = apps.flatMap((app) => {
      const waiting = pending.get(app) ?? [];
      return { app, waiting, changes: possible(waiting, { promised, given }) };
    });
    const next = ready.find(({ waiting, changes }) => changes.length === waiting.length && changes.length > 0);
    const draft = next ?? ready.find(({ changes }) => changes.length > 0);
    // The first of all pending changes is the first of its app, and nothing that comes later can be needed by it.
    if (!draft) throw new RangeError(`No order of changes: ${[...pending.keys()].join(", ")}`);
    drafts.push({ app: draft.app, changes: draft.changes });
    for (const mark of draft.changes.flatMap(({ gives }) => gives)) given.add(mark);
    const rest = draft.waiting.slice(draft.changes.length);
    if (rest.length > 0) pending.set(draft.app, rest);
    else pending.delete(draft.app);
  }
  return drafts;
}

/** The first changes of an app that need nothing which is still to come in another one. */
function possible(
  changes: readonly Change[],
  { promised, given }: { readonly promised: ReadonlySet<Mark>; readonly given: ReadonlySet<Mark> },
): readonly Change[] {
  const own = new Set<Mark>();
  const end = changes.findIndex(({ needs, gives }) => {
    for (const mark of gives) own.add(mark);
    return needs.some((mark) => promised.has(mark) && !given.has(mark) && !own.has(mark));
  });
  return end < 0 ? changes : changes.slice(0, end);
}
