import { currentUser, type User } from "tolv/contrib/auth";
import { type Html, html } from "tolv/html";
import { type HttpRequest, reverse } from "tolv/http";
import { blankCommentForm, type CommentForm } from "../comment-form.ts";
import { Comment } from "../models.ts";
import { type ListedPost, listedPosts } from "../published-posts.ts";
import { byline } from "./byline.ts";
import { commentSection } from "./comment-section.ts";
import { excerpt } from "./excerpt.ts";
import { layout } from "./layout.ts";
import { prose } from "./prose.ts";

/** A post with its comments and a form for another. */
export async function detail(request: HttpRequest<{ readonly slug: string }>): Promise<Html> {
  const post = await listedPosts().get({ slug: request.params.slug });
  return postPage(request, post, await blankCommentForm(await currentUser(request)));
}

/** The page of a post with the comment form as it stands. */
export async function postPage(request: HttpRequest, post: ListedPost, form: CommentForm): Promise<Html> {
  const user = await currentUser(request);
  const comments = await Comment.filter({ post, approved: true }).all();
  return layout({
    request,
    title: post.title,
    description: excerpt(post.body, 160),
    address: post.getAbsoluteUrl(),
    content: html`<article>
<header class="intro">
<h1>${post.title}</h1>
${byline(post)}
${user?.isStaff && editLink(user, post)}</header>
${prose(post.body, "editor")}</article>
${commentSection(request, comments, form)}`,
  });
}

/** The way to the admin site, for those who may go it. */
async function editLink(user: User, { id }: ListedPost): Promise<Html | undefined> {
  if (!(await user.hasPermission("blog.change_post"))) return undefined;
  return html`<p class="edit"><a href="${reverse("admin:change", { app: "blog", model: "post", key: id })}">Edit this post</a></p>\n`;
}
