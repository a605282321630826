import { paginate } from "tolv/db";
import { type Html, html } from "tolv/html";
import { type HttpRequest, reverse } from "tolv/http";
import { about } from "../about.ts";
import { Category, Tag } from "../models.ts";
import { listedPosts } from "../published-posts.ts";
import { layout } from "./layout.ts";
import { numbered, pageHeadLinks, pageNavigation } from "./page-links.ts";
import { postItem } from "./post-item.ts";

const postsPerPage = 20;

/** All posts. */
export function index(request: HttpRequest): Promise<Html> {
  const { title, description } = about;
  return postList(request, { title, description, address: reverse("blog:index"), posts: listedPosts() });
}

/** The posts with a tag. */
export async function tagIndex(request: HttpRequest<{ readonly slug: string }>): Promise<Html> {
  const tag = await Tag.get({ slug: request.params.slug });
  return postList(request, {
    title: `Tagged ${tag.name}`,
    description: `All posts with the tag ${tag.name}.`,
    address: tag.getAbsoluteUrl(),
    posts: listedPosts().filter({ tags: tag }),
  });
}

/** The posts of a category. */
export async function categoryIndex(request: HttpRequest<{ readonly id: number }>): Promise<Html> {
  const category = await Category.get({ id: request.params.id });
  return postList(request, {
    title: category.name,
    description: `All posts in the category ${category.name}.`,
    address: category.getAbsoluteUrl(),
    posts: listedPosts().filter({ category }),
  });
}

interface PostList {
  readonly title: string;
  readonly description: string;
  /** The address of the first page. */
  readonly address: string;
  readonly posts: ReturnType<typeof listedPosts>;
}

async function postList(request: HttpRequest, { title, description, address, posts }: PostList): Promise<Html> {
  const page = await paginate(posts, { page: request.query.get("page"), size: postsPerPage });
  return layout({
    request,
    title: page.hasPrevious ? `${title}, page ${page.number}` : title,
    description,
    address: numbered(address, page.number),
    head: pageHeadLinks(page, address),
    content: html`<header class="intro"><h1>${title}</h1><p>${description}</p></header>
${page.count === 0 ? html`<p>No posts.</p>` : html`<ol class="posts">${page.rows.map(postItem)}</ol>`}
${pageNavigation(page, address)}`,
  });
}
