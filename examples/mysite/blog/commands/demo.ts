import { fileURLToPath } from "node:url";
import { atomic, CommandError, defineCommand, kernelSettings } from "tolv";
import { createSuperuserWithAnyPassword, User } from "tolv/contrib/auth";
import { fixtureFile, loadFixtures } from "tolv/fixtures";
import { Category, Post, Tag } from "../models.ts";

const demoUser = { username: "demo", password: "demo", email: "demo@example.com" };
const fixture = fileURLToPath(new URL("../fixtures/demo.json.gz", import.meta.url));

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
  const { username } = demoUser;
  if (!(await User.filter({ username }).exists())) await createSuperuserWithAnyPassword(demoUser);
  if (await isBlogEmpty()) await loadFixtures([fixtureFile(fixture)]);
}

/** The fixture has keys of its own, which must not meet those of other rows. */
async function isBlogEmpty(): Promise<boolean> {
  for (const model of [Category, Tag, Post]) if (await model.query().exists()) return false;
  return true;
}
