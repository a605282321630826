import type { User } from "#rooms/contrib/auth";
import { capitalised } from "#rooms/util";
import { adminAddress } from "./addresses/admin-address.ts";
import { findPart } from "./admin-site.ts";
import { actionFlags, LogEntry } from "./models.ts";
import type { AdminPart } from "./options/admin-for.ts";
import { can } from "./permissions.ts";

const shownActions = 10;

/** Something that a user did in the admin site. */
export interface RecentAction {
  readonly flag: number;
  /** The row as it was then. */
  readonly text: string;
  /** What kind of row it is: `Post`. */
  readonly kind: string;
  /** Its page; undefined where it was deleted, or where the user may not open it. */
  readonly address: string | undefined;
}

/** The latest changes that a user made in the admin site, newest first. */
export async function recentActions(user: User): Promise<readonly RecentAction[]> {
  const entries = await latestEntries(user);
  return Promise.all(entries.map((entry) => recentAction(entry, user)));
}

function latestEntries(user: User) {
  return LogEntry.filter({ user: user.id }).with("contentType").orderBy("-actionTime").limit(shownActions).all();
}

type Entry = Awaited<ReturnType<typeof latestEntries>>[number];

async function recentAction(entry: Entry, user: User): Promise<RecentAction> {
  const { contentType, actionFlag: flag, objectRepr: text } = entry;
  const part = contentType === null ? undefined : findPart(contentType.appLabel, contentType.model);
  const kind = capitalised(part?.model.meta.verboseName ?? contentType?.model ?? "");
  return { flag, text, kind, address: part === undefined ? undefined : await addressOf(entry, part, user) };
}

async function addressOf({ actionFlag, objectId }: Entry, part: AdminPart, user: User): Promise<string | undefined> {
  if (objectId === null || actionFlag === actionFlags.deletion) return undefined;
  return (await can(user, "view", part)) ? adminAddress.changeAt(part, objectId) : undefined;
}
