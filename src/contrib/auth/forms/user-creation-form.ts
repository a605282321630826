import { defineForm, field } from "#rooms/forms";
import { User } from "../models.ts";
import { normalizeUsername, usernameHelp, usernameProblems, usernameTaken } from "../validation/username.ts";
import { newPasswordFields, newPasswordProblems } from "./new-password.ts";

/**
 * A user name and a password twice: what a new user begins with.
 *
 * @example
 * const form = await userCreationForm().bind(await request.form());
 * if (form.valid) await createUser({ username: form.values.username, password: form.values.password1 });
 */
export function userCreationForm() {
  const { first, second } = newPasswordFields();
  return defineForm(
    {
      username: field.char({ maxLength: 150, autocomplete: "username", autofocus: true, help: usernameHelp }),
      password1: { ...first, label: "Password" },
      password2: { ...second, label: "Password confirmation" },
    },
    {
      clean: async ({ username, password1, password2 }) => ({
        fields: {
          username: await newUsernameProblems(username),
          password2: await newPasswordProblems({ first: password1, second: password2 }, { username }),
        },
      }),
    },
  );
}

async function newUsernameProblems(username: string): Promise<readonly string[]> {
  const problems = usernameProblems(username);
  if (problems.length > 0) return problems;
  const taken = await User.filter({ username: normalizeUsername(username) }).exists();
  return taken ? [usernameTaken] : [];
}
