import pg from "pg";
import { nodeContender } from "./node-contender.ts";
import { newPost, postCount } from "./posts.ts";
import type { Contender } from "./task.ts";

const postColumns = ["id", "title", "slug", "author_id", "category_id", "body", "status", "published_at", "created_at"];

const userColumns = [
  ...["id", "password", "last_login", "is_superuser", "username", "first_name", "last_name", "email", "is_staff"],
  ...["is_active", "date_joined"],
];

const writtenColumns = postColumns.slice(1);

const byId = { name: "by_id", text: `select ${postColumns} from blog_post where id = $1` };

const page = {
  name: "page",
  text: `select ${postColumns.map((column) => `p.${column}`)}, ${userColumns.map((column) => `u.${column} as u_${column}`)}
    from blog_post p join auth_user u on u.id = p.author_id order by p.id desc limit 100`,
};

const insert = {
  name: "insert",
  text: `insert into blog_post (${writtenColumns}) values (${writtenColumns.map((_, index) => `$${index + 1}`)})
    returning id`,
};

const update = {
  name: "update",
  text: `update blog_post set ${writtenColumns.map((column, index) => `${column} = $${index + 2}`)} where id = $1`,
};

/** The driver alone, every statement prepared: as fast as it goes in Node, and what the others are divided by. */
export function rawPg(url: string): Contender {
  const pool = new pg.Pool({ connectionString: url });
  const loaded = pool.query(`select ${postColumns} from blog_post where id <= $1 order by id`, [postCount]);
  const works = {
    byId: async (seed: number) => {
      const { rows } = await pool.query({ ...byId, values: [(seed % postCount) + 1] });
      return rows[0].title;
    },
    page: async () => {
      const { rows } = await pool.query(page);
      return rows.map((row) => `${row.title} by ${row.u_username}`).join();
    },
    insert: async (seed: number) => {
      const { title, slug, author, body, publishedAt } = newPost(seed);
      const values = [title, slug, author, null, body, "draft", publishedAt, new Date()];
      return (await pool.query({ ...insert, values })).rows.length;
    },
    update: async (seed: number) => {
      const row = (await loaded).rows[seed % postCount];
      row.body = `Changed ${seed}`;
      return (await pool.query({ ...update, values: postColumns.map((column) => row[column]) })).rowCount;
    },
  };
  return nodeContender({ name: "pg, prepared", works, close: () => pool.end() });
}
