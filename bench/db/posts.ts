import { randomBytes } from "node:crypto";

/** How many posts there are before the first insert. */
export const postCount = 1000;

const run = randomBytes(4).toString("hex");
let count = 0;

/** The values of a post that nobody has inserted yet. */
export function newPost(seed: number) {
  return {
    title: `A post about the number ${seed}`,
    slug: `post-${run}-${++count}`,
    author: (seed % 20) + 1,
    body: `What there is to say about ${seed}. `.repeat(10),
    publishedAt: new Date(1_795_000_000_000 + seed * 1000),
  };
}

/** SQL that fills the migrated tables as a small blog has them. */
export const seedSql = `
  insert into auth_user (password, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined)
    select '!', false, 'author' || n, 'Ann', 'Author', 'author' || n || '@example.com', false, true, now()
    from generate_series(1, 20) n;
  insert into blog_post (title, slug, author_id, body, status, published_at, created_at)
    select 'A post about the number ' || n, 'post-' || n, n % 20 + 1, repeat('What there is to say about ' || n || '. ', 10),
      case when n % 3 = 0 then 'draft' else 'published' end, now() - n * interval '1 hour', now()
    from generate_series(1, ${postCount}) n;
  analyze`;
