import type { PasswordOwner } from "./password-validator.ts";
import { validatorsOfProject } from "./validators-of-project.ts";

/**
 * Lists what is wrong with a new password by the rules of the project; an empty list means that it may be used.
 *
 * The rules are Django's, in its words, as far as `PASSWORD_VALIDATORS` names them, and those of `passwordValidators`.
 *
 * @param owner Whose password it is to be; without one, likeness to a user is not looked at.
 *
 * @example
 * await passwordProblems("rootroot", { username: "root" }); // ["This password is too common."]
 */
export async function passwordProblems(password: string, owner?: PasswordOwner): Promise<string[]> {
  const problems = await Promise.all(validatorsOfProject().map((rule) => rule.problems(password, owner)));
  return problems.flat();
}

/**
 * What the rules of the project demand of a new password, a sentence each.
 *
 * @example
 * html`<ul>${passwordHelp().map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
 */
export function passwordHelp(): readonly string[] {
  return validatorsOfProject().map((rule) => rule.help());
}
