import type { Finding } from "#rooms/checks";
import type { AdminPart } from "../options/admin-for.ts";

/** What is wrong with a part, and what to do about it. */
export interface AdminMistake {
  readonly message: string;
  readonly hint?: string;
}

/** An error in the part of a model. */
export function adminError(id: `admin.E${string}`, { model }: AdminPart, mistake: AdminMistake): Finding {
  return { id, level: "error", object: `admin of ${model.meta.label}`, ...mistake };
}
