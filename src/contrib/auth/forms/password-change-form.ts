import { defineForm, field } from "#rooms/forms";
import type { User } from "../models.ts";
import { isOwnPassword } from "../passwords/is-own-password.ts";
import { newPasswordFields, newPasswordProblems } from "./new-password.ts";

const wrongPassword = "Your old password was entered incorrectly. Please enter it again.";

/** The old password, and a new one twice: for somebody who is logged in. */
export function passwordChangeForm(user: User) {
  const { first, second } = newPasswordFields();
  const old = field.password({ label: "Old password", autocomplete: "current-password", autofocus: true });
  return defineForm(
    { old_password: old, new_password1: first, new_password2: second },
    {
      clean: async ({ old_password, new_password1, new_password2 }) => ({
        fields: {
          old_password: (await isOwnPassword(user, old_password)) ? [] : [wrongPassword],
          new_password2: await newPasswordProblems({ first: new_password1, second: new_password2 }, user),
        },
      }),
    },
  );
}
