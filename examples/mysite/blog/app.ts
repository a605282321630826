import { commands, defineApp, errorPages, migrations, models, routes } from "tolv";
import { admin } from "tolv/contrib/admin";
import { messages } from "tolv/contrib/messages";
import { staticFolder, staticfiles } from "tolv/contrib/staticfiles";
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
  requires: [admin, messages, staticfiles, throttling],
  contributes: [
    models({ Category, Tag, Post, Comment }),
    migrations(blogMigrations),
    routes(blogRoutes),
    errorPages(blogErrorPages),
    commands([demoCommand, importPostsCommand, publishScheduledCommand]),
    staticFolder(new URL("static/", import.meta.url)),
    fixtureFolder(new URL("fixtures/", import.meta.url)),
    ...blogAdmin,
  ],
});
