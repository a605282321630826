import { currentUser } from "tolv/contrib/auth";
import { addMessage } from "tolv/contrib/messages";
import { networkOf, throttle } from "tolv/contrib/throttling";
import { type HttpRequest, type HttpResponse, respond } from "tolv/http";
import { commentForm } from "../comment-form.ts";
import { listedPosts } from "../published-posts.ts";
import { postPage } from "./detail.ts";

/** Keeps a comment until an editor approves of it in the admin site. */
export async function addComment(request: HttpRequest<{ readonly slug: string }>): Promise<HttpResponse> {
  const post = await listedPosts().get({ slug: request.params.slug });
  const form = await commentForm.bind(await request.form());
  if (form.valid) await throttle("comments", networkOf(request.remoteAddress), { limit: 5, seconds: 60 });
  const outcome = form.valid ? await form.save({ post, user: (await currentUser(request)) ?? null }) : form;
  if (!outcome.valid) return respond.html(await postPage(request, post, outcome), { status: 422 });
  addMessage(request, { level: "success", content: "Your comment waits for approval." });
  // Without a fragment of its own the address would keep that of the form, far below the message.
  return respond.redirect(`${post.getAbsoluteUrl()}#content`, { status: 303 });
}
