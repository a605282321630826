import type { Finding } from "#rooms/checks";
import type { AdminPart } from "../options/admin-for.ts";
import { adminError } from "./admin-error.ts";

/** Names of actions that are taken, or that a form could not send. */
export function* checkActions(part: AdminPart): Generator<Finding> {
  const names = ["delete_selected", ...part.actions.map(({ name }) => name)];
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index))) {
    yield adminError("admin.E030", part, { message: `Two actions have the name "${name}".` });
  }
  for (const name of names.filter((each) => !/^\w+$/.test(each))) {
    yield adminError("admin.E031", part, {
      message: `The name "${name}" of an action has other characters than letters, digits and underscores.`,
    });
  }
}
