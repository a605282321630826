import { currentUser } from "tolv/contrib/auth";
import { addMessage } from "tolv/contrib/messages";
import { type HttpRequest, type HttpResponse, respond } from "tolv/http";
import { commentForm } from "../comment-form.ts";
import { listedPosts } from "../published-posts.ts";
import { postPage } from "./detail.ts";

/** Keeps a comment until an editor approves of it in the admin site. */
export async function addComment(request: HttpRequest<{ readonly slug: string }>): Promise<HttpResponse> {
  const post = await listedPosts().get({ slug: request.params.slug });
  const form = await commentForm.bind(await request.form());
  if (!form.valid) return respond.html(await postPage(request, post, form), { status: 422 });
  await form.save({ post, user: (await currentUser(request)) ?? null });
  addMessage(request, { level: "success", content: "Your comment waits for approval." });
  return respond.redirect(post.getAbsoluteUrl(), { status: 303 });
}
