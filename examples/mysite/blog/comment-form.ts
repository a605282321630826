import type { User } from "tolv/contrib/auth";
import { defineForm, field } from "tolv/forms";

/** What a reader fills in below a post. */
export const commentForm = defineForm(
  {
    name: field.char({ maxLength: 80, autocomplete: "name" }),
    email: field.email({ maxLength: 254, required: false, help: "Not shown to anybody but the editors." }),
    body: field.text({ label: "Comment", maxLength: 5_000 }),
    // Out of sight of people; programs that fill in every field fall into it.
    website: field.char({ required: false, autocomplete: "off" }),
  },
  {
    clean: ({ website }) => (website === "" ? undefined : { form: ["Leave the field “Website” empty."] }),
  },
);

/** The form with what is known of somebody who is logged in. */
export function blankCommentForm(user: User | undefined) {
  if (user === undefined) return commentForm.blank();
  return commentForm.blank({ initial: { name: user.getFullName() || user.username, email: user.email } });
}
