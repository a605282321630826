import { defineContribution } from "#rooms/apps";
import type { ModelClass } from "#rooms/db";

/** What the admin site knows of one model. */
export interface AdminPart {
  readonly model: ModelClass;
}

/** The models that the admin site shows: `adminSite(adminFor(Post))`. */
export const adminSite = defineContribution<AdminPart>("admin.site");

/**
 * Describes how the admin site shows a model.
 *
 * @example
 * defineApp({ name: "blog", contributes: [models({ Post }), adminSite(adminFor(Post))] });
 */
export function adminFor(model: ModelClass): AdminPart {
  return Object.freeze({ model });
}
