import { route } from "tolv/http";
import { detail } from "./views/detail.ts";
import { index } from "./views/index.ts";
import { stylesheet } from "./views/stylesheet.ts";

export const blogRoutes = [
  route.get("/", { name: "blog:index" }, index),
  route.get("/style.css", { name: "blog:stylesheet" }, stylesheet),
  route.get("/:slug/", { name: "blog:detail" }, (request) => detail(request.params.slug)),
];
