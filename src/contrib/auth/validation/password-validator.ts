import { defineContribution } from "#rooms/apps";

/** What a password must not resemble. */
export interface PasswordOwner {
  readonly username: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
}

/** One rule for new passwords. */
export interface PasswordValidator {
  /** What the rule demands, in a sentence for whoever chooses a password. */
  help(): string;
  /**
   * What is wrong with a password by this rule; nothing if it may be used.
   *
   * @param owner Whose password it is to be, if that is known.
   */
  problems(password: string, owner?: PasswordOwner): readonly string[] | Promise<readonly string[]>;
}

/**
 * Further rules for new passwords, besides those of `PASSWORD_VALIDATORS`.
 *
 * @example
 * const noSpaces: PasswordValidator = {
 *   help: () => "Your password can’t contain spaces.",
 *   problems: (password) => (password.includes(" ") ? ["This password contains a space."] : []),
 * };
 * defineApp({ name: "rules", requires: [auth], contributes: [passwordValidators([noSpaces])] });
 */
export const passwordValidators = defineContribution<readonly PasswordValidator[]>("auth.password_validators");
