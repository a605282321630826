import { User } from "tolv/contrib/auth";
import { f, Model } from "tolv/db";
import { reverse } from "tolv/http";

export class Category extends Model(
  "blog.Category",
  { name: f.char({ maxLength: 100, unique: true }) },
  { ordering: ["name"], verboseNamePlural: "categories" },
) {
  override toString(): string {
    return this.name;
  }

  getAbsoluteUrl(): string {
    return reverse("blog:category", { id: this.id });
  }
}

export class Tag extends Model(
  "blog.Tag",
  { name: f.char({ maxLength: 50, unique: true }), slug: f.slug({ unique: true }) },
  { ordering: ["name"] },
) {
  override toString(): string {
    return this.name;
  }

  getAbsoluteUrl(): string {
    return reverse("blog:tag", { slug: this.slug });
  }
}

export class Post extends Model(
  "blog.Post",
  {
    title: f.char({ maxLength: 200 }),
    slug: f.slug({ maxLength: 200, unique: true }),
    author: f.foreignKey(() => User, { onDelete: "cascade" }),
    category: f.foreignKey(() => Category, { onDelete: "protect", null: true, blank: true }),
    body: f.text({ helpText: "Plain text." }),
    status: f.choice(
      { draft: "Draft", published: "Published", archived: "Archived" },
      { default: "draft", maxLength: 10, index: true },
    ),
    tags: f.manyToMany(() => Tag, { blank: true }),
    comments: f.reverse(() => Comment, "post"),
    publishedAt: f.datetime({ null: true, blank: true }),
    createdAt: f.datetime({ autoNowAdd: true }),
  },
  { ordering: ["-publishedAt", "-id"] },
) {
  override toString(): string {
    return this.title;
  }

  getAbsoluteUrl(): string {
    return reverse("blog:detail", { slug: this.slug });
  }
}

export class Comment extends Model(
  "blog.Comment",
  {
    post: f.foreignKey(() => Post, { onDelete: "cascade" }),
    user: f.foreignKey(() => User, { onDelete: "setNull", null: true, blank: true }),
    name: f.char({ maxLength: 80 }),
    email: f.email({ blank: true }),
    body: f.text(),
    approved: f.boolean({ default: false }),
    createdAt: f.datetime({ autoNowAdd: true }),
  },
  { ordering: ["createdAt"] },
) {
  override toString(): string {
    return `${this.name} on post ${this.postId}`;
  }
}
