import { commands, defineApp, migrations, models, routes } from "tolv";
import { admin } from "tolv/contrib/admin";
import { blogAdmin } from "./admin.ts";
import { demoCommand } from "./commands/demo.ts";
import blogMigrations from "./migrations/index.ts";
import { Category, Comment, Post, Tag } from "./models.ts";
import { blogRoutes } from "./routes.ts";

export const blog = defineApp({
  name: "blog",
  requires: [admin],
  contributes: [
    models({ Category, Tag, Post, Comment }),
    migrations(blogMigrations),
    routes(blogRoutes),
    commands([demoCommand]),
    ...blogAdmin,
  ],
});
