import { f } from "tolv/db";
import { createModel, defineMigration } from "tolv/migrations";

export default defineMigration({
  initial: true,
  dependencies: [["auth", "0012_alter_user_first_name_max_length"]],
  operations: [
    createModel(
      "Category",
      { id: f.bigAuto(), name: f.char({ maxLength: 100, unique: true }) },
      { ordering: ["name"], verboseNamePlural: "categories" },
    ),
    createModel(
      "Tag",
      { id: f.bigAuto(), name: f.char({ maxLength: 50, unique: true }), slug: f.slug({ unique: true }) },
      { ordering: ["name"] },
    ),
    createModel(
      "Post",
      {
        id: f.bigAuto(),
        title: f.char({ maxLength: 200 }),
        slug: f.slug({ maxLength: 200, unique: true }),
        author: f.foreignKey("auth.User", { onDelete: "cascade" }),
        category: f.foreignKey("blog.Category", { onDelete: "protect", null: true, blank: true }),
        body: f.text(),
        status: f.choice(
          { draft: "Draft", published: "Published", archived: "Archived" },
          { maxLength: 10, default: "draft", index: true },
        ),
        publishedAt: f.datetime({ null: true, blank: true }),
        createdAt: f.datetime({ autoNowAdd: true }),
        tags: f.manyToMany("blog.Tag", { blank: true }),
      },
      { ordering: ["-publishedAt", "-id"] },
    ),
    createModel(
      "Comment",
      {
        id: f.bigAuto(),
        post: f.foreignKey("blog.Post", { onDelete: "cascade" }),
        user: f.foreignKey("auth.User", { onDelete: "setNull", null: true, blank: true }),
        name: f.char({ maxLength: 80 }),
        email: f.email({ blank: true }),
        body: f.text(),
        approved: f.boolean({ default: false }),
        createdAt: f.datetime({ autoNowAdd: true }),
      },
      { ordering: ["createdAt"] },
    ),
  ],
});
