import { commands, defineApp, errorPages, migrations, models, routes } from "tolv";
import { admin } from "tolv/contrib/admin";
import { messages } from "tolv/contrib/messages";
import { throttling } from "tolv/contrib/throttling";
import { fixtureFolder } from "tolv/fixtures";
import { blogAdmin } from "./admin.ts";
import { demoCommand } from "./commands/demo.ts";
import { importPostsCommand } from "./commands/import-posts.ts";
import { publishScheduledCommand } from "./commands/publish-scheduled.ts";
import blogMigrations from "./migrations/index.ts";
import { Category, Comment, Post, Tag } from "./models.ts";
import { blogRoutes } from "./routes.ts";
import { blogErrorPages } from "./views/error-pages.ts";

export const blog = defineApp({
  name: "blog",
  requires: [admin, messages, throttling],
  contributes: [
    models({ Category, Tag, Post, Comment }),
    migrations(blogMigrations),
    routes(blogRoutes),
    errorPages(blogErrorPages),
    commands([demoCommand, importPostsCommand, publishScheduledCommand]),
    fixtureFolder(new URL("fixtures/", import.meta.url)),
    ...blogAdmin,
  ],
});
