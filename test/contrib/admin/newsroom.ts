import { type App, defineApp, migrations, models } from "#rooms/apps";
import { type AdminPart, admin, adminFor, adminSite, inline } from "#rooms/contrib/admin";
import { createSuperuser, createUser, Permission, User } from "#rooms/contrib/auth";
import { queryExecuted } from "#rooms/db";
import type { Site } from "#rooms/http";
import blogMigrations from "../../../examples/mysite/blog/migrations/index.ts";
import { Category, Comment, Post, Tag } from "../../../examples/mysite/blog/models.ts";
import type { RunningProject } from "../../../src/project/running-project.ts";
import { migrate, testProject } from "../project.ts";
import { Visitor } from "../visitor.ts";

export { Category, Comment, Post, Tag };

export const password = "correct horse battery staple";

/** The app of the example's models, of which the admin site shows these parts. */
export function blogApp(parts: readonly AdminPart[], label = "Blog"): App {
  return defineApp({
    name: "blog",
    label,
    requires: [admin],
    contributes: [
      models({ Category, Tag, Post, Comment }),
      migrations(blogMigrations),
      ...parts.map((part) => adminSite(part)),
    ],
  });
}

/** As Django's reference project configures them. */
const newsroomApp = blogApp([
  adminFor(Category, { list: { search: ["name"] } }),
  adminFor(Tag, { form: { prepopulated: { slug: ["name"] } } }),
  adminFor(Comment, { form: { rawId: ["post", "user"] } }),
  adminFor(Post, {
    form: {
      fieldsets: [
        { fields: ["title", "slug", "author", "category", "body"] },
        { title: "Publishing", fields: [["status", "publishedAt"], "tags"] },
        { title: "Meta", description: "Set by the system.", collapsed: true, fields: ["createdAt"] },
      ],
      readonly: ["createdAt"],
      prepopulated: { slug: ["title"] },
      autocomplete: ["author"],
      inlines: [inline(Comment, { fields: ["name", "email", "body", "approved"], extra: 1 })],
    },
    viewOnSite: (post) => `/blog/${post.slug}/`,
  }),
]);

/** A running newsroom: its project, its site and the people who work there. */
export interface Newsroom {
  readonly running: RunningProject;
  readonly site: Site;
  /** A superuser. */
  readonly chief: User;
  /** Makes a member of the staff who may do this, such as `blog.change_post`. */
  hire(username: string, ...permissions: readonly string[]): Promise<User>;
  /** The browser of somebody who has logged in. */
  visit(username: string): Promise<Visitor>;
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Opens a newsroom on a database of this test file. */
export async function openNewsroom(apps: readonly App[] = [newsroomApp]): Promise<Newsroom> {
  const running = await testProject({ apps });
  await running.run(() => migrate());
  const site = await running.createSite();
  const chief = await running.run(() => createSuperuser({ username: "chief", password }));
  return {
    running,
    site,
    chief,
    hire: (username, ...permissions) => running.run(() => hire(username, permissions)),
    visit: async (username) => {
      const visitor = new Visitor(site);
      await visitor.login(username, password);
      return visitor;
    },
    run: (work) => running.run(work),
  };
}

/** What a browser sends for a post that was filled in well; without other comments than those given. */
export function postFields(author: User, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    ...{ title: "Fresh post", slug: crypto.randomUUID(), author: String(author.id), category: "", body: "Hi" },
    ...{ status: "draft", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0" },
    ...others,
  };
}

/** The statements that some work sends, in their order. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const statements: string[] = [];
  const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
  try {
    await work();
  } finally {
    stop();
  }
  return statements;
}

async function hire(username: string, permissions: readonly string[]): Promise<User> {
  await createUser({ username, password });
  await User.filter({ username }).update({ isStaff: true });
  const user = await User.get({ username });
  for (const name of permissions) {
    const [appLabel = "", codename = ""] = name.split(".");
    await user.related("userPermissions").add(await Permission.get({ codename, "contentType.appLabel": appLabel }));
  }
  return user;
}
