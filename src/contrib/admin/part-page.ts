import type { User } from "#rooms/contrib/auth";
import type { ModelClass } from "#rooms/db";
import {
  type Handler,
  type HandlerResult,
  type HttpRequest,
  PermissionDenied,
  type RouteParams,
  respond,
} from "#rooms/http";
import { findPart, partOf } from "./admin-site.ts";
import type { AdminAction } from "./options/admin-action.ts";
import type { AdminPart } from "./options/admin-for.ts";
import { can } from "./permissions.ts";
import { staffOnly } from "./staff-only.ts";

/** The parameters that every page of a model has. */
export interface PartParams {
  readonly app: string;
  readonly model: string;
  readonly [name: string]: string | number;
}

/** Whose page of which model is asked for. */
export interface PartRequest<Params extends RouteParams = PartParams> {
  readonly request: HttpRequest<Params>;
  readonly user: User;
  readonly part: AdminPart;
}

/**
 * Lets only staff who may do this with a model reach its page: others are sent to the login, or refused.
 *
 * @example
 * route.get("/:app/:model/add/", {}, partPage("add", ({ request, user, part }) => addPage(…)))
 */
export function partPage<Params extends PartParams>(
  action: AdminAction,
  handle: (asked: PartRequest<Params>) => HandlerResult | Promise<HandlerResult>,
): Handler<Params> {
  return staffOnly(async (request: HttpRequest<Params>, user: User) => {
    const part = findPart(request.params.app, request.params.model);
    return handle({ request, user, part: await permittedPart(part, action, user) });
  });
}

/**
 * The same for a page that only one model has.
 *
 * @example
 * route.get("/auth/user/add/", {}, modelPage(User, "add", addUserPage))
 */
export function modelPage<Params extends RouteParams>(
  model: ModelClass,
  action: AdminAction,
  handle: (asked: PartRequest<Params>) => HandlerResult | Promise<HandlerResult>,
): Handler<Params> {
  return staffOnly(async (request: HttpRequest<Params>, user: User) => {
    return handle({ request, user, part: await permittedPart(partOf(model), action, user) });
  });
}

async function permittedPart(part: AdminPart | undefined, action: AdminAction, user: User): Promise<AdminPart> {
  if (part === undefined) throw respond.notFound("The page");
  await requirePermission(user, action, part);
  return part;
}

/** @throws PermissionDenied for a user who may not do this, to this row if one is given. */
export async function requirePermission(user: User, action: AdminAction, part: AdminPart, row?: object): Promise<void> {
  if (await can(user, action, part, row)) return;
  throw new PermissionDenied({ reason: `You may not ${action} ${part.model.meta.verboseNamePlural} here.` });
}
