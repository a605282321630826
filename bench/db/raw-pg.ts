import pg from "pg";
import { nodeContender, type Works } from "./node-contender.ts";
import { newPost, postCount } from "./posts.ts";
import type { Contender, Task } from "./task.ts";

const postColumns = ["id", "title", "slug", "author_id", "category_id", "body", "status", "published_at", "created_at"];

const userColumns = [
  ...["id", "password", "last_login", "is_superuser", "username", "first_name", "last_name", "email", "is_staff"],
  ...["is_active", "date_joined"],
];

const writtenColumns = postColumns.slice(1);

const texts = {
  byId: `select ${postColumns} from blog_post where id = $1`,
  page: `select ${postColumns.map((column) => `p.${column}`)}, ${userColumns.map((column) => `u.${column} as u_${column}`)}
    from blog_post p join auth_user u on u.id = p.author_id order by p.id desc limit 100`,
  insert: `insert into blog_post (${writtenColumns}) values (${writtenColumns.map((_, index) => `$${index + 1}`)})
    returning id`,
  update: `update blog_post set ${writtenColumns.map((column, index) => `${column} = $${index + 2}`)} where id = $1`,
};

interface RawOptions {
  readonly url: string;
  readonly prepared: boolean;
}

/** The driver alone; with every statement prepared it is as fast as it goes in Node, and what others are divided by. */
export async function rawPg({ url, prepared }: RawOptions): Promise<Contender> {
  const pool = new pg.Pool({ connectionString: url });
  const send: Send = (name, values = []) => {
    const statement: pg.QueryConfig = { text: texts[name], values };
    return pool.query(prepared ? { ...statement, name } : statement);
  };
  const first = `select ${postColumns} from blog_post where id <= $1 order by id`;
  const { rows } = await pool.query(first, [postCount]);
  const name = prepared ? "pg, prepared" : "pg, not prepared";
  return nodeContender({ name, works: worksOf(send, rows), close: () => pool.end() });
}

type Send = (name: Task, values?: unknown[]) => Promise<pg.QueryResult>;

function worksOf(send: Send, loaded: readonly Record<string, unknown>[]): Works {
  return {
    byId: async (seed) => (await send("byId", [(seed % postCount) + 1])).rows[0].title,
    page: async () => (await send("page")).rows.map((row) => `${row.title} by ${row.u_username}`).join(),
    insert: async (seed) => {
      const { title, slug, author, body, publishedAt } = newPost(seed);
      const values = [title, slug, author, null, body, "draft", publishedAt, new Date()];
      return (await send("insert", values)).rows.length;
    },
    update: async (seed) => {
      const row = { ...loaded[seed % postCount], body: `Changed ${seed}` };
      const values = postColumns.map((column) => Reflect.get(row, column));
      return (await send("update", values)).rowCount;
    },
  };
}
