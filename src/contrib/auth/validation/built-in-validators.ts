import { authSettings } from "../settings.ts";
import { isCommonPassword } from "./common-passwords.ts";
import type { PasswordOwner, PasswordValidator } from "./password-validator.ts";
import { similarity } from "./similarity.ts";
import type { ValidatorName } from "./validator-names.ts";

const maximumSimilarity = 0.7;

const ownerAttributes = [
  ["username", "username"],
  ["firstName", "first name"],
  ["lastName", "last name"],
  ["email", "email address"],
] as const;

const similarityValidator: PasswordValidator = {
  help: () => "Your password can’t be too similar to your other personal information.",
  problems: (password, owner) => (owner === undefined ? [] : similarityProblems(password.toLowerCase(), owner)),
};

const lengthValidator: PasswordValidator = {
  help: () => `Your password must contain at least ${minimumLength()}.`,
  problems: (password) =>
    [...password].length >= authSettings.values().PASSWORD_MIN_LENGTH
      ? []
      : [`This password is too short. It must contain at least ${minimumLength()}.`],
};

const commonValidator: PasswordValidator = {
  help: () => "Your password can’t be a commonly used password.",
  problems: (password) => (isCommonPassword(password) ? ["This password is too common."] : []),
};

const numericValidator: PasswordValidator = {
  help: () => "Your password can’t be entirely numeric.",
  problems: (password) => (/^\p{Nd}+$/u.test(password) ? ["This password is entirely numeric."] : []),
};

/** Django's four rules, in its words. */
export const builtInValidators: Readonly<Record<ValidatorName, PasswordValidator>> = {
  similarity: similarityValidator,
  length: lengthValidator,
  common: commonValidator,
  numeric: numericValidator,
};

function minimumLength(): string {
  const { PASSWORD_MIN_LENGTH: length } = authSettings.values();
  return length === 1 ? "1 character" : `${length} characters`;
}

function similarityProblems(password: string, owner: PasswordOwner): string[] {
  const similar = ownerAttributes.find(([attribute]) => resembles(password, owner[attribute] ?? ""));
  return similar === undefined ? [] : [`The password is too similar to the ${similar[1]}.`];
}

function resembles(password: string, attribute: string): boolean {
  const value = attribute.toLowerCase();
  const parts = [...value.split(/[^\p{L}\p{N}_]+/u), value].filter((part) => part !== "");
  return parts.some((part) => similarity(password, part) >= maximumSimilarity);
}
