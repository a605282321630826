import { f } from "#rooms/db";

const field = f.email({ maxLength: 254 });

/** Lists what is wrong with an e-mail address, in Django's words; users may have none. */
export function emailProblems(email: string): readonly string[] {
  return email === "" ? [] : field.validate(email).map(({ message }) => message);
}

/** Lower-cases the domain, which is all that two spellings of one address certainly share. */
export function normalizeEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at === -1 ? email : email.slice(0, at) + email.slice(at).toLowerCase();
}
