import type { Finding } from "#rooms/checks";
import type { AdminPart } from "../options/admin-for.ts";
import { adminRoutes } from "../routes.ts";
import { adminError } from "./admin-error.ts";

/** Apps whose pages would stand where the admin site has pages of its own: the router prefers words to parameters. */
export function* checkAddress(part: AdminPart): Generator<Finding> {
  const { app } = part.model.meta;
  if (!ownWords.has(app)) return;
  yield adminError("admin.E040", part, {
    message: `The app is called "${app}" like a page of the admin site itself, so that /admin/${app}/ cannot show it.`,
    hint: "Give the app another name.",
  });
}

const ownWords = new Set(adminRoutes.flatMap(({ path }) => /^\/admin\/(\w+)\/(?::\w+)?$/.exec(path)?.[1] ?? []));
