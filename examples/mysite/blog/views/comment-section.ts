import { renderErrors, renderField } from "tolv/forms";
import { type Html, html } from "tolv/html";
import { csrfInput, type HttpRequest } from "tolv/http";
import type { CommentForm } from "../comment-form.ts";
import type { Comment } from "../models.ts";
import { day } from "./day.ts";
import { prose } from "./prose.ts";

/** What readers said about a post, and the form for saying more. */
export function commentSection(request: HttpRequest, comments: readonly Comment[], form: CommentForm): Html {
  return html`<section class="comments" aria-labelledby="comments">
<h2 id="comments">${comments.length === 1 ? "1 comment" : `${comments.length} comments`}</h2>
${comments.map(commentItem)}</section>
<section aria-labelledby="write">
<h2 id="write">Write a comment</h2>
${writingForm(request, form)}
</section>`;
}

function commentItem({ name, createdAt, body }: Comment): Html {
  return html`<article class="comment">
<header><b>${name}</b> ${day(createdAt)}</header>
${prose(body, "reader")}</article>
`;
}

function writingForm(request: HttpRequest, form: CommentForm): Html {
  const { name, email, body, website } = form.fields;
  return html`<form method="post" action="#write">
${csrfInput(request)}${renderErrors(form)}
${[name, email, body].map(renderField)}<div hidden>${renderField(website)}</div>
<p><button type="submit">Send comment</button></p>
</form>`;
}
