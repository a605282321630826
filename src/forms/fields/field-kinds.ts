import { boolean } from "./boolean-field.ts";
import { choice } from "./choice-field.ts";
import { integer } from "./integer-field.ts";
import { char, email, password, text } from "./text-fields.ts";

/**
 * The kinds of fields.
 *
 * @example
 * field.char({ label: "Title", maxLength: 200 });
 * field.choice({ draft: "Draft", published: "Published" });
 */
export const field = { char, text, password, email, integer, boolean, choice };
