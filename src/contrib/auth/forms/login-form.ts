import { defineForm, field } from "#rooms/forms";

/** What somebody types to log in. */
export const loginForm = defineForm({
  username: field.char({ maxLength: 150, autocomplete: "username", autofocus: true }),
  password: field.password({ maxLength: 4096, autocomplete: "current-password" }),
});
