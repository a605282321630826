import { userInfo } from "node:os";
import { argument, CommandError, defineCommand } from "#rooms/management";
import { passwordChanged } from "../events.ts";
import { User } from "../models.ts";
import { passwordProblems } from "../validation/password-problems.ts";
import type { Conversation } from "./conversation.ts";

const attempts = 3;

/** Changes a user's password by questions at a terminal, or by two lines from a pipe. */
export const changepasswordCommand = defineCommand({
  name: "changepassword",
  help: "Changes a user's password.",
  stage: "release",
  arguments: { username: argument.optional("The user; by default named like the operating system's.") },
  async run({ arguments: { username = userInfo().username }, input, output }) {
    const user = await User.filter({ username }).first();
    if (user === undefined) throw new CommandError({ message: `user '${username}' does not exist` });
    output.line(`Changing password for user '${username}'`);
    await user.setPassword(await askForGoodPassword({ input, output }, user));
    await user.save({ fields: ["password"] });
    passwordChanged.emit({ userId: user.id });
    output.line(`Password changed successfully for user '${username}'`);
  },
});

async function askForGoodPassword(conversation: Conversation, user: User): Promise<string> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const password = await askTwice(conversation);
    if (password !== undefined && (await isGood(password, conversation, user))) return password;
  }
  throw new CommandError({ message: `Aborting password change for user '${user}' after ${attempts} attempts` });
}

async function askTwice({ input, output }: Conversation): Promise<string | undefined> {
  const password = await input.askSecret("Password: ");
  if (password === (await input.askSecret("Password (again): "))) return password;
  output.line("Passwords do not match. Please try again.");
  return undefined;
}

async function isGood(password: string, { output }: Conversation, user: User): Promise<boolean> {
  const problems = await passwordProblems(password, user);
  for (const problem of problems) output.error(problem);
  return problems.length === 0;
}
