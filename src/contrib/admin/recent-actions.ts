import type { User } from "#rooms/contrib/auth";
import { LogEntry } from "./models.ts";

const shownActions = 10;

/** The latest changes that a user made in the admin site, newest first, each with its content type. */
export function recentActions(user: User) {
  return LogEntry.filter({ user: user.id }).with("contentType").orderBy("-actionTime").limit(shownActions).all();
}

/** One of those changes. */
export type RecentAction = Awaited<ReturnType<typeof recentActions>>[number];
