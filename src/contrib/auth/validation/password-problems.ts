import { commonPasswords } from "./common-passwords.ts";
import { similarity } from "./similarity.ts";

/** What a password must not resemble. */
export interface PasswordOwner {
  readonly username: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
}

const minimumLength = 8;
const maximumSimilarity = 0.7;

const ownerAttributes = [
  ["username", "username"],
  ["firstName", "first name"],
  ["lastName", "last name"],
  ["email", "email address"],
] as const;

/**
 * Lists what is wrong with a new password, in Django's words; an empty list means that it may be used.
 *
 * @param owner Whose password it is to be; without one, likeness to a user is not looked at.
 *
 * @example
 * passwordProblems("rootroot", { username: "root" }); // ["This password is too common."]
 */
export function passwordProblems(password: string, owner?: PasswordOwner): string[] {
  return [
    ...(owner === undefined ? [] : similarityProblems(password.toLowerCase(), owner)),
    ...lengthProblems(password),
    ...(commonPasswords.has(password.toLowerCase().trim()) ? ["This password is too common."] : []),
    ...(/^\p{Nd}+$/u.test(password) ? ["This password is entirely numeric."] : []),
  ];
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

function lengthProblems(password: string): string[] {
  if ([...password].length >= minimumLength) return [];
  return [`This password is too short. It must contain at least ${minimumLength} characters.`];
}
