import { atomic, CommandError, defineCommand, kernelSettings } from "tolv";
import { createSuperuserWithAnyPassword, User } from "tolv/contrib/auth";
import { Post } from "../models.ts";
import { samplePosts } from "../sample-posts.ts";

const demoUser = { username: "demo", password: "demo", email: "demo@example.com" };

export const demoCommand = defineCommand({
  name: "demo",
  help: "Fills an empty development database with posts and a user who may log in.",
  async run({ output }) {
    if (kernelSettings.values().TOLV_ENV !== "development") {
      throw new CommandError({
        message: "The demo user's password is public, so this command runs in development only.",
        hint: "Use `tolv createsuperuser` here.",
      });
    }
    await atomic(createDemonstration);
    output.line(`Log in at /admin/ as ${demoUser.username} with the password ${demoUser.password}.`);
  },
});

async function createDemonstration(): Promise<void> {
  const author =
    (await User.filter({ username: demoUser.username }).first()) ?? (await createSuperuserWithAnyPassword(demoUser));
  if (await Post.filter({}).exists()) return;
  for (const post of samplePosts()) await Post.create({ ...post, author });
}
