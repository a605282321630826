import { atomic, defineCommand, option } from "tolv";
import { Post } from "../models.ts";

/** For the platform's scheduler: every minute, on as many machines as there are. */
export const publishScheduledCommand = defineCommand({
  name: "publish_scheduled",
  help: "Publishes the drafts whose time has come.",
  options: { dryRun: option.flag("Shows what would be published and changes nothing.") },
  async run({ options: { dryRun }, output }) {
    const posts = dryRun ? await dueDrafts().all() : await atomic(publishDueDrafts);
    const did = dryRun ? "Would publish" : "Published";
    for (const { slug, publishedAt } of posts) output.line(`${did} ${slug}, due ${publishedAt?.toISOString()}.`);
    output.line(`${did} ${posts.length === 1 ? "1 post" : `${posts.length} posts`}.`);
  },
});

function dueDrafts() {
  return Post.filter({ status: "draft", publishedAt__lte: new Date() }).orderBy("publishedAt", "id");
}

/** What another run has locked is published by that one. */
async function publishDueDrafts(): Promise<readonly Post[]> {
  const posts = await dueDrafts().selectForUpdate({ skipLocked: true }).all();
  await Post.filter({ id__in: posts.map(({ id }) => id) }).update({ status: "published" });
  return posts;
}
