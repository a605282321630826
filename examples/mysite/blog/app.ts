import { commands, defineApp, migrations, models, routes } from "tolv";
import { auth } from "tolv/contrib/auth";
import { demoCommand } from "./commands/demo.ts";
import blogMigrations from "./migrations/index.ts";
import { Category, Comment, Post, Tag } from "./models.ts";
import { blogRoutes } from "./routes.ts";

export const blog = defineApp({
  name: "blog",
  requires: [auth],
  contributes: [
    models({ Category, Tag, Post, Comment }),
    migrations(blogMigrations),
    routes(blogRoutes),
    commands([demoCommand]),
  ],
});
