import { UniqueViolation } from "#rooms/db";
import { UserInvalid } from "../errors.ts";
import { User } from "../models.ts";
import { unusablePassword } from "../passwords/unusable-password.ts";
import { hashPassword } from "../passwords/verify-password.ts";
import { emailProblems, normalizeEmail } from "../validation/email.ts";
import { passwordProblems } from "../validation/password-problems.ts";
import { normalizeUsername, usernameProblems, usernameTaken } from "../validation/username.ts";

/** What a new user is made of. */
export interface NewUser {
  readonly username: string;
  readonly email?: string;
  /** Without one the user cannot log in by password. */
  readonly password?: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

/** What a new user may do. */
type Standing = Pick<User, "isStaff" | "isSuperuser">;

/**
 * Creates an ordinary user.
 *
 * @throws UserInvalid listing what is wrong with the name, the address or the password; also when the name is taken.
 *
 * @example
 * const user = await createUser({ username: "ada", password: "a long sentence of mine" });
 */
export function createUser(values: NewUser): Promise<User> {
  return createValidUser(values, { isStaff: false, isSuperuser: false });
}

/**
 * Creates a user who may do everything, the admin site included.
 *
 * @throws UserInvalid as `createUser`.
 *
 * @example
 * await createSuperuser({ username: "ada", password: "a long sentence of mine" });
 */
export function createSuperuser(values: NewUser): Promise<User> {
  return createValidUser(values, { isStaff: true, isSuperuser: true });
}

/**
 * Creates such a user whatever the password is like: for a person who insists, and for demonstrations.
 *
 * @throws UserInvalid for the name and the address.
 */
export function createSuperuserWithAnyPassword(values: NewUser): Promise<User> {
  refuse({ username: usernameProblems(values.username), email: emailProblems(values.email ?? "") });
  return insertUser(values, { isStaff: true, isSuperuser: true });
}

async function createValidUser(values: NewUser, standing: Standing): Promise<User> {
  const { username, email = "", password } = values;
  refuse({
    username: usernameProblems(username),
    email: emailProblems(email),
    password: password === undefined ? [] : await passwordProblems(password, values),
  });
  return insertUser(values, standing);
}

function refuse(problems: Readonly<Record<string, readonly string[]>>): void {
  const found = Object.entries(problems).filter(([, list]) => list.length > 0);
  if (found.length > 0) throw new UserInvalid({ problems: Object.fromEntries(found) });
}

async function insertUser(values: NewUser, standing: Standing): Promise<User> {
  const { username, email = "", password, ...names } = values;
  const row = {
    ...names,
    ...standing,
    username: normalizeUsername(username),
    email: normalizeEmail(email),
    password: password === undefined ? unusablePassword() : await hashPassword(password),
  };
  return User.create(row).catch((error: unknown) => {
    if (!(error instanceof UniqueViolation)) throw error;
    throw new UserInvalid({ problems: { username: [usernameTaken] } }, { cause: error });
  });
}
