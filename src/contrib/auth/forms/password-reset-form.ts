import { defineForm, field } from "#rooms/forms";

/** The address that the link for a new password is to go to. */
export const passwordResetForm = defineForm({
  email: field.email({ label: "Email", maxLength: 254, autofocus: true }),
});
