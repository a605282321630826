import { field } from "#rooms/forms";
import { passwordHelp, passwordProblems } from "../validation/password-problems.ts";
import type { PasswordOwner } from "../validation/password-validator.ts";

/** The two fields in which somebody chooses a password; the rules of the project stand beside the first. */
export function newPasswordFields() {
  const options = { autocomplete: "new-password", maxLength: 4096 };
  return {
    first: field.password({ ...options, label: "New password", help: passwordHelp().join(" ") }),
    second: field.password({ ...options, label: "New password confirmation", help: confirmationHelp }),
  };
}

const confirmationHelp = "Enter the same password as before, for verification.";

/** What is wrong with a password that was typed twice: they differ, or the rules of the project refuse it. */
export async function newPasswordProblems(
  { first, second }: { readonly first: string; readonly second: string },
  owner: PasswordOwner,
): Promise<readonly string[]> {
  return first === second ? passwordProblems(first, owner) : ["The two password fields didn’t match."];
}
