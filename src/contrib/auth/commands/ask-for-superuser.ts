import { userInfo } from "node:os";
import { CommandError, type Input } from "#rooms/management";
import { User } from "../models.ts";
import type { NewUser } from "../users/new-user.ts";
import { emailProblems } from "../validation/email.ts";
import { normalizeUsername, usernameProblems } from "../validation/username.ts";
import { askForPassword } from "./ask-for-password.ts";
import type { Conversation } from "./conversation.ts";

/** What the command line has said already. */
export interface GivenNames {
  readonly username: string | undefined;
  readonly email: string | undefined;
}

/**
 * Asks for a superuser's name, address and password until each is good, in Django's words.
 *
 * @throws CommandError when nobody sits at the input, OperationCancelled on Ctrl-C.
 */
export async function askForSuperuser(conversation: Conversation, given: GivenNames): Promise<NewUser> {
  refuseWithoutTerminal(conversation.input);
  const username = await askForUsername(conversation, given.username);
  const email = await askUntilGood(conversation, {
    question: "Email address: ",
    given: given.email,
    problemsOf: emailProblems,
  });
  const password = await askForPassword(conversation, { username, email });
  return { username, email, password };
}

function refuseWithoutTerminal(input: Input): void {
  if (input.isTerminal) return;
  throw new CommandError({
    message: "Superuser creation needs a terminal to ask at, and there is none here.",
    hint: "Run it with --noinput and DJANGO_SUPERUSER_USERNAME, DJANGO_SUPERUSER_EMAIL, DJANGO_SUPERUSER_PASSWORD.",
  });
}

async function askForUsername(conversation: Conversation, given: string | undefined): Promise<string> {
  const fallback = await freeSystemName();
  const question = fallback === "" ? "Username: " : `Username (leave blank to use '${fallback}'): `;
  return askUntilGood(conversation, { question, given, fallback, problemsOf: takenOrInvalid });
}

/** The name of the user of the operating system, unless it cannot be or is a user's name already. */
async function freeSystemName(): Promise<string> {
  const name = userInfo().username.replaceAll(" ", "").toLowerCase();
  return (await takenOrInvalid(name)).length === 0 ? name : "";
}

async function takenOrInvalid(username: string): Promise<readonly string[]> {
  const problems = usernameProblems(username);
  if (problems.length > 0) return problems;
  const taken = await User.filter({ username: normalizeUsername(username) }).count();
  return taken === 0 ? [] : ["That username is already taken."];
}

interface Question {
  readonly question: string;
  /** An answer that need not be asked for. */
  readonly given: string | undefined;
  /** What an empty answer stands for. */
  readonly fallback?: string;
  readonly problemsOf: (answer: string) => readonly string[] | Promise<readonly string[]>;
}

async function askUntilGood({ input, output }: Conversation, asked: Question): Promise<string> {
  let answer = asked.given;
  for (;;) {
    answer ??= (await input.ask(asked.question)) || (asked.fallback ?? "");
    const problems = await asked.problemsOf(answer);
    if (problems.length === 0) return answer;
    output.error(`Error: ${problems.join("; ")}`);
    answer = undefined;
  }
}
