import type { User } from "tolv/contrib/auth";
import { field, modelForm } from "tolv/forms";
import { Comment } from "./models.ts";

/** What a reader fills in below a post: of the model no more than this, whatever is sent. */
export const commentForm = modelForm(Comment, {
  fields: ["name", "email", "body"],
  overrides: {
    name: field.char({ maxLength: 80, autocomplete: "name" }),
    body: field.text({ label: "Comment", maxLength: 5_000 }),
  },
  helpTexts: { email: "Not shown to anybody but the editors." },
  // Out of sight of people; programs that fill in every field fall into it.
  extraFields: { website: field.char({ required: false, autocomplete: "off" }) },
  clean: ({ website }) => (website === "" ? undefined : { form: ["Leave the field “Website” empty."] }),
});

export type CommentForm = Awaited<ReturnType<typeof commentForm.blank>>;

/** The form with what is known of somebody who is logged in. */
export function blankCommentForm(user: User | undefined): Promise<CommentForm> {
  if (user === undefined) return commentForm.blank();
  return commentForm.blank({ initial: { name: user.getFullName() || user.username, email: user.email } });
}
