import { Post } from "../../examples/mysite/blog/models.ts";
import { runInContext } from "../../src/context/index.ts";
import { createDatabase, currentDatabase } from "../../src/db/index.ts";
import { nodeContender } from "./node-contender.ts";
import { newPost, postCount } from "./posts.ts";
import type { Contender } from "./task.ts";

interface TolvOptions {
  readonly url: string;
  readonly namedStatements: boolean;
}

/** The models of the example site, used as a view uses them. */
export async function tolvModels({ url, namedStatements }: TolvOptions): Promise<Contender> {
  const database = createDatabase({ url, namedStatements });
  const inContext = <Result>(work: () => Promise<Result>) => runInContext([currentDatabase.with(database)], work);
  const loaded = await inContext(() => Post.filter({ id__lte: postCount }).orderBy("id").all());
  const contender = nodeContender({
    name: namedStatements ? "Tolv, named statements" : "Tolv",
    works: {
      byId: async (seed) => (await Post.get({ id: (seed % postCount) + 1 })).title,
      page: async () => {
        const posts = await Post.orderBy("-id").limit(100).with("author").all();
        return posts.map(({ title, author }) => `${title} by ${author.username}`).join();
      },
      insert: async (seed) => (await Post.create(newPost(seed))) && 1,
      update: async (seed) => {
        const post = loaded[seed % postCount];
        if (post === undefined) return 0;
        post.body = `Changed ${seed}`;
        await post.save();
        return 1;
      },
    },
    close: () => database.close(),
  });
  return {
    ...contender,
    answer: (task, seed) => inContext(() => contender.answer(task, seed)),
    measure: (task, first, count) => inContext(() => contender.measure(task, first, count)),
  };
}
