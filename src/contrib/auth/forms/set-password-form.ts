import { defineForm } from "#rooms/forms";
import type { PasswordOwner } from "../validation/password-validator.ts";
import { newPasswordFields, newPasswordProblems } from "./new-password.ts";

/**
 * A new password twice, for somebody who need not know the old one: whoever followed the link of a reset, and an
 * administrator for another user.
 *
 * @example
 * const form = await setPasswordForm(user).bind(await request.form());
 * if (form.valid) await changePassword(request, user, form.values.new_password1);
 */
export function setPasswordForm(owner: PasswordOwner) {
  const { first, second } = newPasswordFields();
  return defineForm(
    { new_password1: first, new_password2: second },
    {
      clean: async ({ new_password1, new_password2 }) => {
        return {
          fields: { new_password2: await newPasswordProblems({ first: new_password1, second: new_password2 }, owner) },
        };
      },
    },
  );
}
