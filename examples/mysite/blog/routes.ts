import { staticUrl } from "tolv/contrib/staticfiles";
import { respond, route } from "tolv/http";
import { addComment } from "./views/add-comment.ts";
import { detail } from "./views/detail.ts";
import { feed } from "./views/feed.ts";
import { categoryIndex, index, tagIndex } from "./views/index.ts";

// No slug has a dot or a second segment, so that no post can take the place of a page.
export const blogRoutes = [
  route.get("/", { name: "blog:index" }, index),
  route.get("/tags/:slug<slug>/", { name: "blog:tag" }, tagIndex),
  route.get("/categories/:id<int>/", { name: "blog:category" }, categoryIndex),
  route.get("/feed.xml", { name: "blog:feed" }, feed),
  // Pages that name no icon, such as those of the admin site, are asked for it here.
  route.get("/favicon.ico", {}, () => respond.redirect(staticUrl("blog/favicon.svg"))),
  route.get("/:slug<slug>/", { name: "blog:detail" }, detail),
  route.post("/:slug<slug>/", {}, addComment),
];
