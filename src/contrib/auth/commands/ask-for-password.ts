import { passwordProblems } from "../validation/password-problems.ts";
import type { PasswordOwner } from "../validation/password-validator.ts";
import type { Conversation } from "./conversation.ts";

/** Asks for a new password twice, until it is good or the person insists on a bad one. */
export async function askForPassword(conversation: Conversation, owner: PasswordOwner): Promise<string> {
  for (;;) {
    const password = await askTwice(conversation);
    if (password !== undefined && (await isAccepted(password, conversation, owner))) return password;
  }
}

async function askTwice({ input, output }: Conversation): Promise<string | undefined> {
  const password = await input.askSecret("Password: ");
  const repeated = await input.askSecret("Password (again): ");
  if (password !== repeated) output.error("Error: Your passwords didn't match.");
  else if (password.trim() === "") output.error("Error: Blank passwords aren't allowed.");
  else return password;
  return undefined;
}

async function isAccepted(password: string, { input, output }: Conversation, owner: PasswordOwner): Promise<boolean> {
  const problems = await passwordProblems(password, owner);
  if (problems.length === 0) return true;
  for (const problem of problems) output.error(problem);
  const answer = await input.ask("Bypass password validation and create user anyway? [y/N]: ");
  return answer.toLowerCase() === "y";
}
